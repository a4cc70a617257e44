using System.Globalization;

namespace BankingContracts.ContractModel.Model;

/// <summary>A comparison with a number of failing rows, dbt's <c>error_if</c> and <c>warn_if</c>.</summary>
/// <param name="Operator">One of <c>= != &gt; &gt;= &lt; &lt;=</c>.</param>
/// <param name="Rows">The number compared with.</param>
public sealed record RowCountCondition(string Operator, long Rows)
{
    /// <summary>The condition as contracts write it.</summary>
    public override string ToString() => Operator + " " + Rows.ToString(CultureInfo.InvariantCulture);
}
