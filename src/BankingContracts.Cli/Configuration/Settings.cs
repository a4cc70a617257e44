using System.Text.RegularExpressions;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Lineage;

namespace BankingContracts.Cli.Configuration;

/// <summary>The configuration. An option wins over an environment variable, the variable over the file .env, and the file over the default.</summary>
internal sealed partial class Settings
{
    public const string Redacted = "********";

    private const string TelemetryPrefix = "OTEL_";

    private readonly Dictionary<string, Setting> _byVariable;
    private readonly Func<string, string?> _variables;

    private Settings(IEnumerable<Setting> all, IEnumerable<string> given, Func<string, string?> variables)
    {
        All = [.. all];
        _variables = variables;
        _byVariable = All.ToDictionary(s => s.Variable, StringComparer.Ordinal);
        var open = All.Where(s => s.Origin is SettingOrigin.Unset or SettingOrigin.Default).Select(s => s.Variable).ToList();
        Misspelt = [.. given.Where(g => !_byVariable.ContainsKey(SecretFiles.SettingOf(g))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(g => NearNames.Of(g, open.Where(o => PrefixOf(o) == PrefixOf(g))).Take(1).Select(near => (g, near)))];
    }

    /// <summary>Variables that are set but are no settings, each with the setting that is near and not set.</summary>
    public IReadOnlyList<(string Variable, string Meant)> Misspelt { get; }

    /// <summary>Every setting, in the order of .env.example.</summary>
    public IReadOnlyList<Setting> All { get; }

    /// <summary>The name of the engine.</summary>
    public string DatabaseType => Required("DATABASE_TYPE");

    /// <summary>DuckDB's database file, absolute.</summary>
    public string DatabasePath => Required("DUCKDB_PATH");

    /// <summary>The memory that DuckDB may use; null for its default.</summary>
    public string? MemoryLimit => _byVariable["DUCKDB_MEMORY_LIMIT"].Value;

    /// <summary>The number of DuckDB's threads; null for one per core.</summary>
    public string? Threads => _byVariable["DUCKDB_THREADS"].Value;

    /// <summary>Directory of the source files, absolute.</summary>
    public string InputDirectory => Required("INPUT_PATH");

    /// <summary>Directory of the exports, absolute.</summary>
    public string OutputDirectory => Required("OUTPUT_PATH");

    /// <summary>Directory of the quality reports, absolute.</summary>
    public string ReportsDirectory => Required("REPORTS_PATH");

    /// <summary>Directory of the archive of loaded files, absolute.</summary>
    public string ArchiveDirectory => Required("ARCHIVE_PATH");

    /// <summary>Directory of the contracts, absolute.</summary>
    public string ContractsDirectory => Required("CONTRACTS_PATH");

    /// <summary>Where the service listens, separated by blanks or semicolons.</summary>
    public string ServerUrls => Required("SERVER_URLS");

    /// <summary>The directory for what the service keeps in files, absolute.</summary>
    public string ServerFolder => Required("SERVER_FOLDER");

    /// <summary>Where the service keeps its own records: a path, or a connection string.</summary>
    public string ServerStore => Required("SERVER_STORE");

    /// <summary>How long the service keeps its records of runs, as it was written.</summary>
    public string ServerKeepRuns => Required("SERVER_KEEP_RUNS");

    /// <summary>Where people reach the service, for links in alerts; null for alerts without links.</summary>
    /// <exception cref="PipelineException">It is no address of a web page.</exception>
    public string? ServerPublicUrl => _byVariable["SERVER_PUBLIC_URL"].Value is not { } url ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? url
        : throw PipelineException.BadInput($"SERVER_PUBLIC_URL is '{url}', which is no address of a web page; write for example https://pipeline.bank.example.");

    /// <summary>The value of a variable that <c>alerts.yml</c> names, from the environment or the file .env; null when it is not set.</summary>
    public string? Variable(string name) => _variables(name);

    /// <summary>The names by which the service is reached, separated by blanks; null for those of this machine.</summary>
    public string? ServerHosts => _byVariable["SERVER_HOSTS"].Value;

    /// <summary>The proxies whose word the service takes, separated by blanks; null for none.</summary>
    public string? ServerProxies => _byVariable["SERVER_PROXIES"].Value;

    /// <summary>The address of the provider of OpenID Connect; null without one.</summary>
    public string? OpenIdAuthority => _byVariable["SERVER_OIDC_AUTHORITY"].Value;

    /// <summary>The id by which the provider knows the service; null when it is not set.</summary>
    public string? OpenIdClientId => _byVariable["SERVER_OIDC_CLIENT_ID"].Value;

    /// <summary>The secret that the provider shares with the service; null when it is not set.</summary>
    public string? OpenIdClientSecret => _byVariable["SERVER_OIDC_CLIENT_SECRET"].Value;

    /// <summary>The claim that names what a user may do.</summary>
    public string OpenIdRoleClaim => Required("SERVER_OIDC_ROLE_CLAIM");

    /// <summary>Where OpenLineage's events go.</summary>
    /// <exception cref="PipelineException">The address is wrong.</exception>
    public LineageSettings Lineage => new()
    {
        Url = _byVariable["OPENLINEAGE_URL"].Value,
        ApiKey = _byVariable["OPENLINEAGE_API_KEY"].Value,
        File = _byVariable["OPENLINEAGE_FILE"].Value,
        Namespace = Required("OPENLINEAGE_NAMESPACE"),
        Folder = Path.Combine(ServerFolder, "lineage"),
    };

    /// <summary>OpenTelemetry's variables that are set.</summary>
    public required IReadOnlyDictionary<string, string> Telemetry { get; init; }

    /// <summary>Resolves every setting.</summary>
    /// <param name="flags">Values given as options, by variable.</param>
    /// <param name="environment">Variables, and the directory that relative paths and .env start from.</param>
    /// <param name="engines">The settings of the engines.</param>
    /// <exception cref="PipelineException">A value is not acceptable, or .env cannot be read.</exception>
    public static Settings Load(IReadOnlyDictionary<string, string> flags, ProgramEnvironment environment, params IEnumerable<EngineSetting> engines)
    {
        var file = DotEnvFile.Read(environment.WorkingDirectory);
        var secrets = new SecretFiles(environment);

        Setting Resolve(string variable, string? fallback, bool isPath = false, bool isSecret = false)
        {
            var (value, origin) =
                flags.GetValueOrDefault(variable) is { } flag ? (flag, SettingOrigin.Flag)
                : environment.Variables(variable) is { Length: > 0 } set ? (set, SettingOrigin.Environment)
                : file.GetValueOrDefault(variable) is { Length: > 0 } line ? (line, SettingOrigin.DotEnv)
                : isSecret && secrets.Read(variable) is { } secret ? (secret, SettingOrigin.SecretFile)
                : fallback is not null ? (fallback, SettingOrigin.Default)
                : ((string?)null, SettingOrigin.Unset);
            return new(variable, isPath && value is not null ? environment.Resolve(value) : value, origin, isSecret);
        }

        var name = Resolve("ENVIRONMENT", null);
        var store = Resolve("SERVER_STORE", $"data/service/service{DatabaseSuffix(name.Value)}.sqlite", isSecret: true);
        Setting[] telemetry =
        [
            Resolve("OTEL_EXPORTER_OTLP_ENDPOINT", null),
            Resolve("OTEL_EXPORTER_OTLP_PROTOCOL", null),
            Resolve("OTEL_EXPORTER_OTLP_HEADERS", null, isSecret: true),
            Resolve("OTEL_SERVICE_NAME", null),
        ];
        Setting[] lineage =
        [
            Resolve("OPENLINEAGE_URL", null),
            Resolve("OPENLINEAGE_API_KEY", null, isSecret: true),
            Resolve("OPENLINEAGE_FILE", null, isPath: true),
            Resolve("OPENLINEAGE_NAMESPACE", "bankingcontracts"),
        ];
        return new(
        [
            name,
            Resolve("DATABASE_TYPE", "duckdb"),
            Resolve("DUCKDB_PATH", $"data/duckdb/pipeline{DatabaseSuffix(name.Value)}.duckdb", isPath: true),
            Resolve("DUCKDB_MEMORY_LIMIT", null),
            Resolve("DUCKDB_THREADS", null),
            Resolve("INPUT_PATH", "data/inputs", isPath: true),
            Resolve("OUTPUT_PATH", "data/outputs", isPath: true),
            Resolve("REPORTS_PATH", "data/quality_reports", isPath: true),
            Resolve("ARCHIVE_PATH", "data/archive", isPath: true),
            Resolve("CONTRACTS_PATH", "contracts", isPath: true),
            Resolve("SERVER_URLS", "http://127.0.0.1:5080"),
            Resolve("SERVER_FOLDER", "data/service", isPath: true),
            // A connection string may have a password, a path has none.
            store with { IsSecret = store.Value!.Contains('=', StringComparison.Ordinal) },
            Resolve("SERVER_KEEP_RUNS", "400d"),
            Resolve("SERVER_PUBLIC_URL", null),
            Resolve("SERVER_HOSTS", null),
            Resolve("SERVER_PROXIES", null),
            Resolve("SERVER_OIDC_AUTHORITY", null),
            Resolve("SERVER_OIDC_CLIENT_ID", null),
            Resolve("SERVER_OIDC_CLIENT_SECRET", null, isSecret: true),
            Resolve("SERVER_OIDC_ROLE_CLAIM", "roles"),
            .. telemetry,
            .. lineage,
            .. engines.Select(s => Resolve(s.Variable, s.Default, s.IsPath, s.IsSecret)),
        ],
        file.Keys.Concat(environment.VariableNames),
        name => environment.Variables(name) is { Length: > 0 } set ? set : file.GetValueOrDefault(name))
        {
            // OpenTelemetry has many more variables; all of them count.
            Telemetry = file.Keys.Concat(environment.VariableNames)
                .Where(static n => n.StartsWith(TelemetryPrefix, StringComparison.Ordinal))
                .Concat(telemetry.Select(static s => s.Variable))
                .Distinct(StringComparer.Ordinal)
                .Select(n => Resolve(n, null))
                .Where(static s => s.Value is not null)
                .ToDictionary(static s => s.Variable, static s => s.Value!, StringComparer.Ordinal),
        };
    }

    /// <summary>The values of some settings, by variable; without those that are not set.</summary>
    public IReadOnlyDictionary<string, string> Of(IEnumerable<EngineSetting> settings) => settings
        .Where(s => _byVariable[s.Variable].Value is not null)
        .ToDictionary(s => s.Variable, s => _byVariable[s.Variable].Value!, StringComparer.Ordinal);

    /// <summary><paramref name="text"/> with every secret value replaced.</summary>
    public string Redact(string text) => All
        .Where(s => s.IsSecret && s.Value is not null)
        .Aggregate(text, (redacted, secret) => redacted.Replace(secret.Value!, Redacted, StringComparison.Ordinal));

    /// <summary>The settings of an engine begin with its name. Other programs have variables that look like ours without it.</summary>
    private static string PrefixOf(string variable) => variable[..(variable.IndexOf('_', StringComparison.Ordinal) + 1)];

    private string Required(string variable) => _byVariable[variable].Value!;

    // The name becomes part of a file's name.
    private static string DatabaseSuffix(string? environment)
    {
        if (environment is null)
            return "";
        return EnvironmentName().IsMatch(environment)
            ? "_" + environment
            : throw PipelineException.BadInput(
                $"ENVIRONMENT is '{environment}'; it is part of the name of the database, so write only letters, digits, '-' and '_', for example dev.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex EnvironmentName();
}
