using RecOrleans.Testing;


namespace RecOrleans.Storage.Tests.Options;

public sealed class StorageOptionsValidatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ValidateConfiguration_Defaults_AreAccepted()
    {
        Validate(new StorageOptions());
        Assert.False(File.Exists(_folder.File("var/recorleans.db")), "a check makes no database");
    }

    [Fact]
    public void ValidateConfiguration_FolderCannotBeMade_NamesThePath()
    {
        File.WriteAllText(_folder.File("file"), "");
        Refuses("Storage:Path", new StorageOptions { Path = _folder.File("file/recorleans.db") });
    }

    [Fact]
    public void ValidateConfiguration_FolderStandsInPlaceOfTheFile_NamesThePath()
    {
        Directory.CreateDirectory(_folder.File("recorleans.db"));
        Refuses("Storage:Path", new StorageOptions { Path = _folder.File("recorleans.db") });
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void ValidateConfiguration_AzureWithoutConnectionString_SaysWhereItGoes(string? connectionString)
    {
        var message = Refuses(
            "Storage:ConnectionString", new StorageOptions { Provider = StorageProvider.AzureTables, ConnectionString = connectionString });
        Assert.Contains("Storage__ConnectionString", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidateConfiguration_AzureWithNonsense_NamesTheConnectionStringButDoesNotPrintIt()
    {
        var message = Refuses(
            "Storage:ConnectionString", new StorageOptions { Provider = StorageProvider.AzureTables, ConnectionString = "secret" });
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidateConfiguration_BadTablePrefix_IsNamed() => Refuses(
        "Storage:TablePrefix",
        new StorageOptions { Provider = StorageProvider.AzureTables, ConnectionString = "UseDevelopmentStorage=true", TablePrefix = "rec-orleans" });

    [Fact]
    public void ValidateConfiguration_BadValues_NameTheirSetting()
    {
        Refuses("Storage:Provider", new StorageOptions { Provider = (StorageProvider)9 });
        Refuses("Storage:ServiceId", new StorageOptions { ServiceId = "" });
        Refuses("Storage:ClusterId", new StorageOptions { ClusterId = "" });
        Refuses("Storage:SiloPort", new StorageOptions { SiloPort = 0 });
        Refuses("Storage:GatewayPort", new StorageOptions { GatewayPort = 70000 });
        Refuses("Storage:GatewayPort", new StorageOptions { SiloPort = 500, GatewayPort = 500 });
        Refuses("Storage:BusyTimeout", new StorageOptions { BusyTimeout = TimeSpan.Zero });
    }

    private void Validate(StorageOptions options) => new StorageOptionsValidator(options, _folder.Path).ValidateConfiguration();

    private string Refuses(string setting, StorageOptions options)
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => Validate(options));
        Assert.StartsWith(setting + " ", error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
