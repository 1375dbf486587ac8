using Azure;
using Microsoft.Data.Sqlite;

namespace RecOrleans.Storage.GrainState;

/// <summary>Tells "cannot serve now" from a defect, and says the way out.</summary>
internal static class StorageFailure
{
    /// <summary>The exception to throw instead, or null when the error is to pass as it is.</summary>
    public static StorageUnavailableException? From(Exception error) => error switch
    {
        SqliteException sqlite when Describe(sqlite) is { } what => new StorageUnavailableException(what, error),
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } azure =>
            new StorageUnavailableException($"The storage account does not answer ({azure.ErrorCode ?? azure.Message}); nothing was changed. Try again in a moment.", error),
        AggregateException { InnerExceptions: [var inner, ..] } => From(inner),
        _ => null,
    };

    /// <summary>Makes the call, and throws <see cref="StorageUnavailableException"/> where it cannot be served now.</summary>
    public static async Task GuardAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (From(e) is { } failure)
        {
            throw failure;
        }
    }

    // The primary result codes of https://www.sqlite.org/rescode.html.
    private static string? Describe(SqliteException error) => error.SqliteErrorCode switch
    {
        13 => "The disk that holds the storage file is full; nothing was changed. Free some space and try again.",
        3 or 8 => "The storage file is read-only; nothing was changed. Give this account the right to write it and try again.",
        5 or 6 => "Another process holds the storage file; nothing was changed. Try again in a moment.",
        7 => "There is no memory left for the storage call; nothing was changed. Try again in a moment.",
        10 => "The disk that holds the storage file reports an error; check it and try again.",
        14 => "The storage file cannot be opened; check that its folder exists and may be written.",
        11 or 26 => "The storage file is damaged; restore it from a backup.",
        _ => null,
    };
}
