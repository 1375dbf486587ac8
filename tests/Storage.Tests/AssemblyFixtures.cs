using RecOrleans.Storage.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]
