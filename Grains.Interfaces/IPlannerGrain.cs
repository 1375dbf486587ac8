namespace RecOrleans;

/// <summary>Turns one user's stored commands into outcomes, in order. Key: the user's id. Listens to <see cref="StreamNames.Commands"/>.</summary>
[Alias("RecOrleans.IPlannerGrain")]
public interface IPlannerGrain : IGrainWithStringKey;
