using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>What must happen to a model's tables before a run uses them.</summary>
/// <param name="Kind">What to do.</param>
public sealed record ModelPreparation(PreparationKind Kind)
{
    /// <summary>The tables exist and fit.</summary>
    public static ModelPreparation None { get; } = new(PreparationKind.None);

    /// <summary>The tables are missing.</summary>
    public static ModelPreparation Create { get; } = new(PreparationKind.Create);

    /// <summary>Columns changed, so the rows are computed again.</summary>
    public static ModelPreparation Recreate { get; } = new(PreparationKind.Recreate);

    /// <summary>The name under which the model is stored; null for its own.</summary>
    public string? FormerName { get; init; }

    /// <summary>A stored model without a contract that this new one may be; null for none.</summary>
    public string? MayBe { get; init; }

    /// <summary>The stored columns, in their order, as the contract of then had them.</summary>
    public IReadOnlyList<ShapePart> Before { get; init; } = [];

    /// <summary>The columns that change.</summary>
    public IReadOnlyList<ColumnChange> Changes { get; init; } = [];

    /// <summary>The stored columns that the contract has no more.</summary>
    public IReadOnlyList<ShapePart> Retired { get; init; } = [];

    /// <summary>The columns that no stored row has a value for yet, those of earlier runs included.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>Sources: the column that says what the row's file lacks, and the one that said it before; null where there is none.</summary>
    public string? Absent { get; init; }

    /// <inheritdoc cref="Absent"/>
    public string? AbsentBefore { get; init; }

    /// <summary>Sources: the columns that <see cref="Absent"/> may name.</summary>
    public IReadOnlyList<string> MayLack { get; init; } = [];

    /// <summary>What stored rows hold in new columns, as text; NULL in those that are not here.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Sources: whether rows of delta files have another key now.</summary>
    public bool IsRekeyed { get; init; }

    /// <summary>Sources: whether the sequences of rows that are not stored any more mean nothing.</summary>
    public bool ForgetsSequence { get; init; }

    /// <summary>The settings that change, in words.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Stored rows: those that the change concerns; 0 where there are none.</summary>
    public long Rows { get; init; }

    /// <summary>How the rows that are kept of before follow; null when no column changes.</summary>
    public PastPreparation? Past { get; init; }

    /// <summary>The columns that are added.</summary>
    public IReadOnlyList<string> NewColumns => [.. Changes.Where(c => c.IsNew).Select(c => c.Column)];

    /// <summary>Whether the contract lists the stored columns in another order.</summary>
    public bool IsReordered { get; init; }

    /// <summary>Whether stored rows change their columns, so that columns cannot just be added.</summary>
    public bool Rewrites => Kind == PreparationKind.Alter && (IsReordered || Retired.Count > 0 || Absent is not null || Changes.Any(c => !c.IsNew || c.HasDefault));

    /// <summary>The stored column for a column of the contract; null when nothing is stored for it.</summary>
    public string? StoredNameOf(string column) => Changes.FirstOrDefault(c => c.Column == column) is { } change ? change.Before?.Name : column;

    /// <summary>Each change in words.</summary>
    public IEnumerable<string> Texts => Told(Changes).Select(c => c.Text).Concat(Told(Retired).Select(r => $"{r.Name} is retired")).Concat(Settings);

    // Without the column of our own.
    private IEnumerable<ColumnChange> Told(IEnumerable<ColumnChange> changes) => changes.Where(c => c.Column != Absent);

    private IEnumerable<ShapePart> Told(IEnumerable<ShapePart> columns) => columns.Where(c => c.Name != AbsentBefore);

    /// <summary>What to write where one column went and one of its type came: it may be the same with another name.</summary>
    private string Hint => Told(Retired).ToList() is [var gone] && Told(Changes).Where(c => c is { IsNew: true, IsBack: false }).ToList() is [var come] && ColumnChange.BaseOf(gone.Value) == come.Type
        ? $"; if {come.Column} is {gone.Name} with another name, write 'renamed_from: {gone.Name}' there"
        : "";

    /// <summary>What happens, in words; null when nothing needs to be said.</summary>
    public string? Text => FormerName is null ? Change : $"was {FormerName}, and its rows move with it{(Change is null ? "" : $"; it {Change}")}";

    private string? Change => Kind switch
    {
        PreparationKind.Recreate => "is created again because its columns changed",
        PreparationKind.Alter when Texts.Any() => $"follows its contract: {string.Join("; ", Texts)}{Hint}",
        PreparationKind.Alter when IsReordered => "follows its contract: its columns are in another order",
        PreparationKind.Create when MayBe is not null => $"is new, and {MayBe} has no contract any more; if it is {MayBe} with another name, write 'renamed_from: {MayBe}' in its contract",
        PreparationKind.Alter or PreparationKind.None or PreparationKind.Create => null,
        _ => throw new InvalidOperationException($"{Kind} is no known preparation."),
    };
}
