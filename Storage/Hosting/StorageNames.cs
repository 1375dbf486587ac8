namespace RecOrleans.Storage.Hosting;

/// <summary>Names of the grain storages that a silo has.</summary>
public static class StorageNames
{
    /// <summary>What users said, did and saw: <c>[PersistentState("user", StorageNames.Users)]</c>.</summary>
    public const string Users = "users";

    /// <summary>The storage of a state that names none.</summary>
    public const string Default = "Default";

    /// <summary>Subscriptions of streams; the name is Orleans' own.</summary>
    public const string PubSub = "PubSubStore";
}
