namespace RecOrleans.Storage;

/// <summary>What keeps the state of the grains, the catalogues and the interaction log.</summary>
public enum StorageProvider
{
    /// <summary>Files on this machine; one silo.</summary>
    Sqlite,

    /// <summary>Nothing is kept: for tests and trials.</summary>
    Memory,

    /// <summary>Azure Table Storage (or Cosmos DB's table API, or Azurite); any number of silos.</summary>
    AzureTables,
}
