namespace BankingContracts.Runtime.Outcomes;

/// <summary>The words for stages.</summary>
public static class StageKinds
{
    private static readonly Dictionary<string, StageKind> ByWord = Enum.GetValues<StageKind>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>
    /// The word for the kind of a stage, for example <c>ingest</c>. It is the same in output, in JSON and in the table <c>pipeline.stages</c>.
    /// </summary>
    public static string Word(this StageKind kind) => kind switch
    {
        StageKind.Ingest => "ingest",
        StageKind.Stage => "stage",
        StageKind.Snapshot => "snapshot",
        StageKind.Build => "build",
        StageKind.Audit => "audit",
        StageKind.Commit => "commit",
        StageKind.Export => "export",
        StageKind.Report => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of stage"),
    };

    /// <summary>The kind that a word of the state means.</summary>
    public static StageKind Of(string word) => ByWord[word];

    /// <summary>The kind that a word means; null for any other word.</summary>
    public static StageKind? TryOf(string word) => ByWord.TryGetValue(word, out var kind) ? kind : null;
}
