using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Engines;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>Diaries over DuckDB files, which queries read without the engine of the product.</summary>
public static class DuckDbDiary
{
    /// <summary>The part of the other pipeline over some of its entities.</summary>
    public static Diary Of(params string[] entities) => Of(Subject.Of(entities));

    /// <summary>A pipeline.</summary>
    public static Diary Of(Subject subject) => new(new DuckDbFile(), subject);

    /// <summary>The first column of a query.</summary>
    public static IEnumerable<string?> Values(this Diary diary, string sql) => diary.Bench.Query(sql).Select(r => r[0]);
}
