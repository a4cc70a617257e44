using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>Changes of contracts in words.</summary>
internal static class ChangeWords
{
    /// <summary>What changed, without the name of the model or column.</summary>
    public static string Of(ContractChange change) => change.Kind switch
    {
        ChangeKind.ModelAdded => "new model",
        ChangeKind.ModelRemoved when change.Before.Length > 0 => $"model removed; it was deprecated after {change.Before}",
        ChangeKind.ModelRemoved => "model removed",
        ChangeKind.ModelRenamed => $"model renamed, it was {change.Before}",
        ChangeKind.LayerChanged => $"layer {change.Before} -> {change.After}",
        ChangeKind.ColumnAdded => $"new column, {change.After}",
        ChangeKind.ColumnRemoved => "column removed",
        ChangeKind.ColumnRenamed => $"column renamed, it was {change.Before}",
        ChangeKind.TypeWidened => $"type {change.Before} -> {change.After}, wider",
        ChangeKind.TypeNarrowed => $"type {change.Before} -> {change.After}, narrower",
        ChangeKind.TypeReplaced => $"type {change.Before} -> {change.After}",
        ChangeKind.NotNullAdded => "never NULL now",
        ChangeKind.NotNullRemoved => "may be NULL now",
        ChangeKind.ValueAdded when change.Before.Length > 0 => $"any value now, it was one of {change.Before}",
        ChangeKind.ValueAdded => $"may be '{change.After}' now",
        ChangeKind.ValueRemoved when change.After.Length > 0 => $"one of {change.After} now",
        ChangeKind.ValueRemoved => $"is never '{change.Before}' now",
        ChangeKind.KeyChanged => $"key {change.Before} -> {change.After}",
        ChangeKind.ExportAdded => $"exported as {change.After}",
        ChangeKind.ExportRemoved => $"not exported as {change.Before} any more",
        ChangeKind.ExportOrderChanged => $"order of the columns in the CSV file, it was {change.Before}",
        ChangeKind.OrderChanged => $"order of the columns, it was {change.Before}",
        ChangeKind.VersionRaised or ChangeKind.VersionLowered => $"model_version {change.Before} -> {change.After}",
        ChangeKind.DeprecationChanged when change.After.Length == 0 => "not deprecated any more",
        ChangeKind.DeprecationChanged => $"deprecated after {change.After}{(change.Before.Length > 0 ? $", it was {change.Before}" : "")}",
        ChangeKind.VersionOfChanged when change.After.Length == 0 => $"not a version of {change.Before} any more",
        ChangeKind.VersionOfChanged => $"a version of {change.After}",
        ChangeKind.DescriptionChanged => "descriptions",
        ChangeKind.TestsChanged => "tests",
        ChangeKind.TagsChanged => $"tags {(change.After.Length > 0 ? change.After : "removed")}",
        ChangeKind.RowsChanged => "how its rows are made",
        var kind => throw new InvalidOperationException($"No words for {kind}."),
    };

    /// <summary>The layer, the model and the column, with dots.</summary>
    public static string Subject(ContractChange change) => $"{Words<ContractModel.Model.Layer>.Of(change.Layer)}.{change.Model}{(change.Column is null ? "" : "." + change.Column)}";

    /// <summary>The headers of a change in CSV.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["class", "kind", "layer", "model", "column", "before", "after"];

    /// <summary>A change in CSV, with nothing where there is no text.</summary>
    public static IEnumerable<string?> Cells(ContractChange change) =>
        [Of(change.Class), Words<ChangeKind>.Of(change.Kind), Words<ContractModel.Model.Layer>.Of(change.Layer), change.Model, change.Column, OrNull(change.Before), OrNull(change.After)];

    /// <summary>The text; null if it is empty.</summary>
    public static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>The class as one word.</summary>
    public static string Of(ChangeClass of) => Words<ChangeClass>.Of(of);

    /// <summary>How many changes there are of each class.</summary>
    public static string Counts(IReadOnlyCollection<ContractChange> changes) => changes.Count == 0
        ? "Nothing changed."
        : string.Join(", ", Classes.Select(c => (Class: c, Count: changes.Count(x => x.Class == c))).Where(static c => c.Count > 0).Select(static c => FormattableString.Invariant($"{c.Count} {Of(c.Class)}")));

    /// <summary>The classes, the worst first.</summary>
    public static IReadOnlyList<ChangeClass> Classes { get; } = [.. Enum.GetValues<ChangeClass>().OrderDescending()];
}
