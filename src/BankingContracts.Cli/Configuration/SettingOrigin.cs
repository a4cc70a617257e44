namespace BankingContracts.Cli.Configuration;

/// <summary>Where a setting's value comes from, strongest first.</summary>
internal enum SettingOrigin
{
    /// <summary>An option of the command line.</summary>
    Flag,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The file .env.</summary>
    DotEnv,

    /// <summary>A file that an environment variable names.</summary>
    SecretFile,

    /// <summary>Built in.</summary>
    Default,

    /// <summary>Nowhere; there is no value.</summary>
    Unset,
}
