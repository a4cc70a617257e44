namespace BankingContracts.Server.Columns;

/// <summary>A column of a model. The column <c>*</c> means the model's rows: which rows exist.</summary>
public readonly record struct LineageNode(string Model, string Column)
{
    /// <summary>The column that means the rows of a model.</summary>
    public const string Rows = "*";

    /// <summary>The model and the column, with a dot.</summary>
    public override string ToString() => Model + "." + Column;
}
