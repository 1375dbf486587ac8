using RecOrleans.Catalogs;

namespace RecOrleans.Storage.Catalogs;

/// <summary>What all catalogue stores refuse alike, and when they give up on a writer.</summary>
internal static class CatalogRules
{
    public const int MaxShards = 1024;

    /// <summary>A staged version whose writer gave no sign of life for this long is swept away.</summary>
    public static readonly TimeSpan StagingLifetime = TimeSpan.FromHours(1);

    /// <summary>The description of a version that is just begun.</summary>
    /// <exception cref="RequestException"><see cref="RequestError.Invalid"/>: no such number of shards.</exception>
    public static CatalogDescription Begin(CatalogSchema schema, int shards)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (shards is < 1 or > MaxShards) throw new RequestException(RequestError.Invalid, "shards", $"{shards} shards cannot be; use 1 to {MaxShards}.");
        return new CatalogDescription { Schema = schema, Version = 0, Items = 0, Interactions = 0, Shards = shards };
    }

    public static RequestException NoVersion(string catalog, long version) =>
        new(RequestError.NotFound, "version", $"There is no version {version} of '{catalog}'; it was never completed, or a newer one replaced it. Ask for the published one.");

    public static RequestException Swept(string catalog, long version) => new(
        RequestError.Conflict, "version", $"Version {version} of '{catalog}' was given up: its import stood still for over {StagingLifetime.TotalMinutes:0} minutes. Start the import again.");
}
