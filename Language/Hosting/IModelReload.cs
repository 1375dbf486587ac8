using RecOrleans.Language.Hosts;

namespace RecOrleans.Language.Hosting;

/// <summary>Puts another model, or a new file under the same name, in the place of the one in use, without a restart.</summary>
public interface IModelReload
{
    /// <summary>
    /// Loads the model that the settings name now. Commands under way are finished by the old one, whose memory is then freed; later ones go to the new one.
    /// Also called when a setting changes that says which model is run, or how.
    /// </summary>
    /// <exception cref="ModelLoadException">The new one cannot be run; the old one stays, and <see cref="LanguageStatus.Problem"/> says so.</exception>
    Task ReloadAsync(CancellationToken cancellationToken);
}
