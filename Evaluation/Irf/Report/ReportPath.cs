using RecOrleans.Evaluation.Irf.Runs;

namespace RecOrleans.Evaluation.Irf.Report;

/// <summary>Where a command's report goes.</summary>
internal static class ReportPath
{
    /// <summary>The file that is named; else, of the whole run alone, the committed one, and of any other <c>COMMAND.md</c> in the run's own folder.</summary>
    /// <param name="command">Whose report it is: <c>irf</c>, <c>plan</c>.</param>
    /// <param name="named">What <c>--report</c> says; null: nothing.</param>
    /// <param name="isWhole">True for all that there is to run.</param>
    /// <param name="folder">The run's own.</param>
    public static string Of(string command, string? named, bool isWhole, string folder) =>
        named ?? Path.Combine(isWhole ? Path.Combine("docs", "results") : folder, $"{command}.md");

    /// <summary>Makes the folder, and tries whether the file and those beside it can be written: hours of work come before them. What is there stays.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="beside">Others of its folder.</param>
    /// <exception cref="RunException">One of them cannot be written.</exception>
    public static void Prepare(string option, string file, params IEnumerable<string> beside)
    {
        try
        {
            Directory.CreateDirectory(FolderOf(file));
            foreach (var path in beside.Prepend(file))
            {
                var isNew = !File.Exists(path);
                using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write)) { }
                if (isNew) File.Delete(path);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{option}: '{file}' cannot be written ({wrong.Message}); name another file.", wrong);
        }
    }

    /// <summary>The folder that a file lies in.</summary>
    public static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
