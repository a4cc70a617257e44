namespace BankingContracts.Runtime.Planning;

/// <summary>What must happen to a model's tables before a run uses them.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="NewColumns">The nullable columns to add to a snapshot or a quarantine table.</param>
public sealed record ModelPreparation(PreparationKind Kind, IReadOnlyList<string> NewColumns)
{
    /// <summary>The tables exist and fit.</summary>
    public static ModelPreparation None { get; } = new(PreparationKind.None, []);

    /// <summary>The tables are missing.</summary>
    public static ModelPreparation Create { get; } = new(PreparationKind.Create, []);

    /// <summary>Columns changed, so the rows are computed again.</summary>
    public static ModelPreparation Recreate { get; } = new(PreparationKind.Recreate, []);
}
