using BankingContracts.ContractModel.Sql;

namespace BankingContracts.ContractModel.Tests.Sql;

public sealed class CorrelatedJoinsTests
{
    [Theory]
    [InlineData("select id from a where not exists (select 1 from b full join c on b.id = c.id)")]
    [InlineData("select id from a where id in ( /* all */ SELECT id from b SEMI join c using (id))")]
    [InlineData("select id from a anti join b using (id) where x = (with c as (select 1) select * from c)")]
    [InlineData("select id from a positional join b where id in (from c)")]
    [InlineData("select id from a where note = 'never closed")]
    public void ASubqueryBesideSuchAJoinNeedsRelations(string sql) => Assert.True(CorrelatedJoins.NeedRelations(sql));

    [Theory]
    [InlineData("select id from a full join b on a.id = b.id")]
    [InlineData("select id from a where not exists (select 1 from b left join c on b.id = c.id)")]
    [InlineData("select id from a where exists (select 1 from b) -- no full join")]
    [InlineData("select id from a where exists (select 1 from b where kind = 'full')")]
    [InlineData("select id from a where exists (select 1 from b where \"full\")")]
    [InlineData("select coalesce(id, full) from a")]
    [InlineData("")]
    public void AllOtherSqlRunsOverCtes(string sql) => Assert.False(CorrelatedJoins.NeedRelations(sql));
}
