namespace BankingContracts.Benchmarks.Data;

/// <summary>Which rows the second day changes: every n-th, of ten changes eight updates, one deletion and one insertion.</summary>
/// <param name="Rows">Rows of the first day.</param>
/// <param name="Changes">Changes of the second.</param>
internal readonly record struct ChangePlan(long Rows, long Changes)
{
    private const int Deletion = 3;
    private const int Insertion = 7;
    private const int Kinds = 10;

    /// <summary>The first day.</summary>
    public static ChangePlan None(long rows) => new(rows, 0);

    /// <summary>What happens to <paramref name="row"/>.</summary>
    public Change Of(long row)
    {
        if (Changes == 0)
            return Change.None;
        var stride = Rows / Changes;
        if (row % stride != 0 || row / stride >= Changes)
            return Change.None;
        return (row / stride % Kinds) switch
        {
            Deletion => Change.Delete,
            Insertion => Change.Insert,
            _ => Change.Update,
        };
    }
}
