namespace RecOrleans.Language.Records;

/// <summary>What is wrong with a line of a file of commands, and where.</summary>
public sealed class InvalidRecordException(string? id, string field, string message) : Exception($"{field}: {message}")
{
    /// <summary>The record's id, where it could be read.</summary>
    public string? Id { get; } = id;
}
