namespace BankingContracts.Runtime.Engines;

/// <summary>Makes engines of one kind.</summary>
public interface IEngineProvider
{
    /// <summary>The value of DATABASE_TYPE that chooses it.</summary>
    string Name { get; }

    /// <summary>The settings that only this engine reads.</summary>
    IReadOnlyList<EngineSetting> Settings => [];

    /// <summary>An engine over <paramref name="settings"/>; nothing is opened yet.</summary>
    /// <exception cref="PipelineException">A setting is missing or wrong.</exception>
    IEngine Create(EngineSettings settings);
}
