using BankingContracts.Portable.Tests.Cases;
using BankingContracts.SqlCheck.Portability;

namespace BankingContracts.Portable.Tests;

public sealed class CaseListTests
{
    // A test of the SQL check compares the list in the code with the list in docs/portable-sql.md.
    [Fact]
    public void EveryPortableFunctionIsCompared() =>
        Assert.Empty(PortableFunctions.All.Except(AllCases.All.Select(static c => c.Of), StringComparer.OrdinalIgnoreCase).Order());

    [Fact]
    public void EveryGroupOfCasesCallsItsFunction()
    {
        var functions = AllCases.All.Where(static c => PortableFunctions.All.Contains(c.Of));
        Assert.Empty(functions.Where(static c => !c.Sql.Contains(c.Of + "(", StringComparison.Ordinal) && !IsSyntax(c)).Select(static c => c.Of + ": " + c.Sql));
    }

    // Operators and clauses that have the work of a function: ::, sum(ratio(...)), trim(leading ...).
    private static bool IsSyntax(Case one) => one.Of is "cast" or "sum" or "ltrim" or "rtrim" or "regr_avgx" or "regr_avgy";
}
