using System.Globalization;
using BankingContracts.Portable.Tests.Cases;
using BankingContracts.Portable.Tests.Compiling;
using BankingContracts.Portable.Tests.Engines;

namespace BankingContracts.Portable.Tests;

/// <summary>Every function and operator that docs/portable-sql.md allows gives the same values on DuckDB and on Spark SQL.</summary>
[Collection("Spark")]
public sealed class DifferentialTests(ITestOutputHelper output)
{
    [Fact]
    public void WhatTheBuildAllowsGivesTheSameValues() => Comparison.Run(AllCases.All, output);
}
