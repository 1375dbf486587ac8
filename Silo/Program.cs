using RecOrleans.Silo.Hosting;

try
{
    var builder = SiloComposition.CreateBuilder(args).AddRecOrleans();
    builder.Services.AddSingleton<StartupLine>();
    await using var app = builder.Build().UseRecOrleans();
    await app.StartAsync();
    var line = app.Services.GetRequiredService<StartupLine>().Write(app.Lifetime.ApplicationStopping);
    await app.WaitForShutdownAsync();
    await line.ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
}
catch (Exception error) when (StartupFailure.Explain(error) is { } explanation)
{
    Console.Error.WriteLine($"RecOrleans cannot start: {explanation}");
    return 1;
}
