namespace BankingContracts.ContractModel.Language;

/// <summary>Every key of the files in <c>tests/examples</c>; <c>docs/examples.md</c> says what they mean.</summary>
public static class ExampleKeyTables
{
    /// <summary>A file of the folder <c>tests/examples</c>.</summary>
    public static readonly KeyTable File = new("examples", "a file of the folder tests/examples",
    [
        new("version", ValueKind.Scalar) { RequiredIn = LayerSet.All, Remedy = "add 'version: 2' at the top" },
        new("examples", ValueKind.List),
    ]);

    /// <summary>An example.</summary>
    public static readonly KeyTable Example = new("example", "an example",
    [
        new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'name: <what the example shows>'" },
        new("description", ValueKind.Text) { MayBeEmpty = true },
        new("model", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'model: <the model that it is about>'" },
        new("run_at", ValueKind.Scalar),
        new("given", ValueKind.RowsByModel),
        new("batches", ValueKind.List) { NeedsItems = true },
        new("expect", ValueKind.Mapping) { RequiredIn = LayerSet.All, Remedy = "add 'expect:' with 'rows', 'contains', 'count' or 'quarantined'" },
    ]);

    /// <summary>An item of <c>batches</c>.</summary>
    public static readonly KeyTable Batch = new("batch", "a batch",
    [
        new("run_at", ValueKind.Scalar),
        new("given", ValueKind.RowsByModel) { RequiredIn = LayerSet.All, Remedy = "add 'given:' with the rows of this run" },
    ]);

    /// <summary>The keys of <c>expect</c>.</summary>
    public static readonly KeyTable Expect = new("expect", "'expect'",
    [
        new("rows", ValueKind.Rows),
        new("contains", ValueKind.Rows),
        new("quarantined", ValueKind.Rows),
        new("count", ValueKind.WholeNumber),
        new("order_by", ValueKind.TextOrTexts) { NeedsItems = true },
    ]);

    /// <summary>Rows whose columns are named once.</summary>
    public static readonly KeyTable Table = new("table", "rows with 'columns'",
    [
        new("columns", ValueKind.Texts) { NeedsItems = true, RequiredIn = LayerSet.All, Remedy = "add 'columns: [<column>, ...]'" },
        new("rows", ValueKind.Lists) { RequiredIn = LayerSet.All, Remedy = "add 'rows:' with a list of values for each row" },
    ]);
}
