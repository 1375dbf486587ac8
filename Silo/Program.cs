using RecOrleans.Silo.Hosting;

var builder = SiloComposition.CreateBuilder(args).AddRecOrleans();
builder.Services.AddSingleton<StartupLine>();
await using var app = builder.Build().UseRecOrleans();
await app.StartAsync();
var line = app.Services.GetRequiredService<StartupLine>().Write(app.Lifetime.ApplicationStopping);
await app.WaitForShutdownAsync();
await line.ContinueWith(_ => { }, TaskScheduler.Default);
