using RecOrleans.Bench;

if (args is not [var what, .. var rest])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Bench -- feeds|commands|parser|memory [seconds or count]");
    return 2;
}

int? amount = rest is [var written, ..] ? int.Parse(written, System.Globalization.CultureInfo.InvariantCulture) : null;
switch (what)
{
    case "feeds":
        await FeedBench.Run(TimeSpan.FromSeconds(amount ?? 10));
        return 0;
    case "commands":
        await CommandBench.Run(amount ?? 40);
        return 0;
    case "parser":
        await ParserBench.Run(amount ?? 40);
        return 0;
    case "memory":
        await MemoryBench.Run(amount ?? 10_000);
        return 0;
    default:
        Console.Error.WriteLine($"There is no benchmark '{what}'; there are feeds, commands, parser and memory.");
        return 2;
}
