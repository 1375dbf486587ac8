using RecOrleans.Grains.Tests.Cluster;

[assembly: AssemblyFixture(typeof(FeedCluster))]
[assembly: AssemblyFixture(typeof(StreamlessCluster))]
