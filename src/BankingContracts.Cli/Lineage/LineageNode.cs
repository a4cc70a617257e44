namespace BankingContracts.Cli.Lineage;

/// <summary>A column of a model. The column <c>*</c> means the model's rows: which rows exist.</summary>
internal readonly record struct LineageNode(string Model, string Column)
{
    public const string Rows = "*";

    public override string ToString() => Model + "." + Column;
}
