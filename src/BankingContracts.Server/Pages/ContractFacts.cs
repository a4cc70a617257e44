using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Pages;

/// <summary>What a contract says besides its columns, as terms and texts for people.</summary>
internal static class ContractFacts
{
    /// <summary>The facts about a model, the most important first.</summary>
    public static IEnumerable<(string Term, string Text)> Of(ModelDefinition model) =>
        General(model).Concat(model.Body switch
        {
            SourceBody source => OfSource(source),
            StagingBody staging => OfStaging(staging),
            SnapshotBody snapshot => OfSnapshot(snapshot),
            QueryBody query => [("Built as", query.Materialization.ToString().ToLowerInvariant())],
            QuarantineBody => [("Holds", "the rows that its staging model refuses, with the reasons")],
            var other => throw new InvalidOperationException($"No facts about {other.GetType().Name}."),
        }).Where(f => f.Text.Length > 0);

    private static IEnumerable<(string Term, string Text)> General(ModelDefinition model) =>
    [
        ("Layer", model.Layer.ToString().ToLowerInvariant()),
        ("Key", model.Key.Count == 0 ? "none" : string.Join(", ", model.Key) + (model.HasKeyConstraint ? ", by a constraint of the table" : "")),
        ("Tags", string.Join(", ", model.Tags)),
        ("Exported as", string.Join(" and ", model.Exports.Select(e => e.ToString().ToLowerInvariant()))),
        ("Version", model.Lifecycle.Version == 1 ? "" : model.Lifecycle.Version.ToString(CultureInfo.InvariantCulture)),
        ("A version of", model.Lifecycle.VersionOf ?? ""),
        ("Deprecated after", model.Lifecycle.DeprecatedAfter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        .. model.Lifecycle.Changes.Select(n => (string.Create(CultureInfo.InvariantCulture, $"In version {n.Version}"), n.Text)),
    ];

    private static IEnumerable<(string Term, string Text)> OfSource(SourceBody source) =>
    [
        ("File", source.File),
        ("Delivers", source.Delivery == Delivery.Full ? source.FilesAreParts ? "all rows, in parts" : "all rows" : "rows that changed"),
        ("Separated by", Character(source.Delimiter)),
        ("Quoted by", source.Quote is { } quote ? Character(quote) : "nothing"),
        ("First line", source.HasHeader ? "names of the columns" : "a row"),
        ("Encoding", source.Encoding),
        ("Stored as NULL", string.Join(", ", source.NullValues.Append("an empty field"))),
        ("A row is known by", string.Join(", ", source.Key)),
        ("Refused when", $"more than {Share(source.MaxDeleteRatio)} of the keys would be closed, or more than {Share(source.MaxQuarantineRatio)} of the rows are refused"),
    ];

    private static IEnumerable<(string Term, string Text)> OfStaging(StagingBody staging) =>
    [
        ("Cleans", staging.Input),
        ("Refused rows go to", staging.Quarantine),
        ("Refuses a row", string.Join("; ", staging.Reasons.Select(r => r.Words))),
    ];

    private static IEnumerable<(string Term, string Text)> OfSnapshot(SnapshotBody snapshot) =>
    [
        ("Keeps the history of", snapshot.Relation),
        ("A change is", snapshot.Strategy == SnapshotStrategy.Timestamp
            ? $"a later {snapshot.UpdatedAt}{(snapshot.TieBreak is { } tie ? $"; for equal times the greater {tie} wins" : "")}"
            : $"another value of {string.Join(", ", snapshot.CheckColumns)}"),
        ("A key that is gone", snapshot.HardDeletes switch
        {
            HardDeletes.Invalidate => "closes its version",
            HardDeletes.Ignore => "keeps its version open",
            HardDeletes.NewRecord => "closes its version and opens one that is marked as deleted",
            var other => throw new InvalidOperationException($"No words for {other}."),
        }),
        ("An open version ends", snapshot.ValidToCurrent is { } end ? end.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "never: NULL"),
    ];

    private static string Character(char character) => character switch
    {
        '\t' => "tab",
        ' ' => "space",
        _ => character.ToString(),
    };

    private static string Share(decimal ratio) => ratio.ToString("0.##%", CultureInfo.InvariantCulture);
}
