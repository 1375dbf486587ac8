[assembly: AssemblyFixture(typeof(RecOrleans.Client.Tests.Hosting.LiveGateway))]
