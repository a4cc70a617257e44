namespace BankingContracts.Runtime.Definitions;

/// <summary>A comparison with a number of failing rows.</summary>
/// <param name="Operator">One of <c>= != &gt; &gt;= &lt; &lt;=</c>.</param>
/// <param name="Rows">The number compared with.</param>
public sealed record RowThreshold(string Operator, long Rows)
{
    /// <summary>Whether <paramref name="failingRows"/> meets the condition.</summary>
    public bool IsMetBy(long failingRows) => Operator switch
    {
        "=" => failingRows == Rows,
        "!=" => failingRows != Rows,
        ">" => failingRows > Rows,
        ">=" => failingRows >= Rows,
        "<" => failingRows < Rows,
        "<=" => failingRows <= Rows,
        _ => throw new InvalidOperationException($"Unknown comparison '{Operator}'."),
    };
}
