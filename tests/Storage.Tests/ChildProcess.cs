using System.Diagnostics;
using System.Globalization;
using RecOrleans.Storage.Sqlite;
using RecOrleans.Storage.Tests.GrainState;

namespace RecOrleans.Storage.Tests;

/// <summary>Another process on the same storage.</summary>
internal static class ChildProcess
{
    public const string Marker = "--storage-child";

    /// <summary>Makes the schema in this file, says so and ends.</summary>
    public static Process StartSchema(string path) => Start("schema", path);

    /// <summary>Runs a silo on this file and writes one state after another, printing each number once it is acknowledged, until it is killed.</summary>
    public static Process StartWriter(string path) => Start("write", path);

    public static async Task<int> RunAsync(string[] args)
    {
        var (work, path) = (args[0], args[1]);
        if (work == "schema")
        {
            using var database = new SqliteDatabase(path, TimeSpan.FromSeconds(10));
            await database.CreateSchemaAsync(EmbeddedScript.Read(EmbeddedScript.Orleans), CancellationToken.None);
            Console.WriteLine("ready");
            return 0;
        }

        await using var silo = await TestSilo.StartAsync(new StorageOptions { Path = path }, CancellationToken.None);
        var users = silo.Storage;
        var state = new GrainState<Note>();
        for (var number = 1; ; number++)
        {
            state.State = new Note(number.ToString(CultureInfo.InvariantCulture));
            await users.WriteStateAsync("note", GrainId.Create("user", "writer"), state);
            Console.WriteLine(number);
        }
    }

    private static Process Start(string work, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Under `dotnet test` the process can be the dotnet host, which wants the assembly first.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in (string[])[Marker, work, path]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
