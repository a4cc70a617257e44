using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>
/// The version of the meaning of the state tables, stored in <c>pipeline.state</c>. A database of an earlier version is read as if this version had
/// written it, and the next run stores it in this form.
/// </summary>
internal static class StateVersion
{
    /// <summary>The version that this program writes.</summary>
    public const int Current = 4;

    /// <summary>The version of databases without a version.</summary>
    public const int First = 1;

    /// <summary>How a state of version <c>From</c> is changed into the next version.</summary>
    private static readonly IReadOnlyList<(int From, Func<PipelineState, PipelineDefinition, PipelineState> Migrate)> Migrations =
    [
        (1, FingerprintsByMeaning),
        // Version 3 keeps what a change of a contract leaves behind, which version 2 did not have.
        (2, static (state, _) => state),
        // Version 4 knows of each model which rows of before are kept, and has a record of each run in a chain. What versions before it kept is read as they meant it.
        (3, static (state, _) => state),
    ];

    /// <summary>The state as this program understands it.</summary>
    /// <param name="state">The stored state.</param>
    /// <param name="version">Its version.</param>
    /// <param name="pipeline">The pipeline.</param>
    public static PipelineState Migrate(PipelineState state, int version, PipelineDefinition pipeline) =>
        Migrations.Where(m => m.From >= version).Aggregate(state, (s, m) => m.Migrate(s, pipeline));

    /// <summary>Refuses a database of a later program, because it may mean something else.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote it.</exception>
    public static void RefuseLater(int version)
    {
        if (version > Current)
            throw PipelineException.BadInput($"A later version of this program wrote the database (its state has version {version}, this program knows {Current}); use that version, or load into another database with --database.");
    }

    /// <summary>Version 1 made fingerprints of the SQL, version 2 of the contract. Models that were up to date stay up to date.</summary>
    private static PipelineState FingerprintsByMeaning(PipelineState state, PipelineDefinition pipeline)
    {
        var audits = pipeline.Audits.ToDictionary(a => a.Name);
        return state with
        {
            Models = state.Models.Values
                .Select(m => pipeline.Find(m.Model) is { } model && model.FormerFingerprint == m.Fingerprint ? m with { Fingerprint = model.Fingerprint } : m)
                .ToDictionary(m => m.Model),
            Audits = state.Audits.Values
                .Select(a => audits.TryGetValue(a.Audit, out var audit) && audit.FormerFingerprint == a.Fingerprint ? a with { Fingerprint = audit.Fingerprint } : a)
                .ToDictionary(a => a.Audit),
        };
    }
}
