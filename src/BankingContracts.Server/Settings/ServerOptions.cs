using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Server.Settings;

/// <summary>What the service operates, and where.</summary>
public sealed class ServerOptions
{
    /// <summary>The pipeline.</summary>
    public required PipelineDefinition Pipeline { get; set; }

    /// <summary>The engine with its database.</summary>
    public required IEngine Engine { get; set; }

    /// <summary>Where files are read and written. Selection, date and the like come from each run.</summary>
    public required RunOptions Run { get; set; }

    /// <summary>The directory for what the service keeps in files: keys of its forms, and what waits for its store.</summary>
    public required string Folder { get; set; }

    /// <summary>The service's own records: the path of a SQLite file, or a connection string of PostgreSQL.</summary>
    public required string Store { get; set; }

    /// <summary>How long runs are kept in the store after they have ended; the last run of each schedule and of each model always is.</summary>
    public TimeSpan KeepRuns { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Where people reach the pages, for links in alerts, for example <c>https://pipeline.bank.example</c>; null for alerts without links.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The value of an environment variable that <c>alerts.yml</c> names; null when it is not set.</summary>
    public Func<string, string?> Variables { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>
    /// The names by which the service is reached, beside addresses and the names of this machine. Null: the application decides. A service that listens on
    /// this machine only answers only to this machine's names and to these.
    /// </summary>
    public IReadOnlyList<string>? Hosts { get; set; }
}
