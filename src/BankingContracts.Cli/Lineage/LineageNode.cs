namespace BankingContracts.Cli.Lineage;

/// <summary>A column of a model; with <c>*</c> for the column the model's rows as such: which there are.</summary>
internal readonly record struct LineageNode(string Model, string Column)
{
    public const string Rows = "*";

    public override string ToString() => Model + "." + Column;
}
