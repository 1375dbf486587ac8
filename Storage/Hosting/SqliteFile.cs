namespace RecOrleans.Storage.Hosting;

/// <summary>The two SQLite files of a silo: keys of its databases.</summary>
internal enum SqliteFile
{
    /// <summary>Grain state and reminders.</summary>
    State,

    /// <summary>Catalogues and interactions.</summary>
    Catalogs,
}
