using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Compile;

/// <summary>Gives audits their SQL in every dialect.</summary>
internal static class AuditCompiler
{
    /// <summary>Compiles an audit of <paramref name="model"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="test">The test.</param>
    /// <param name="conditions">The conditions of the model's tests that an engine does not get as their authors wrote them.</param>
    public static CompiledAudit Compile(ResolvedModel model, ResolvedTest test, EquatableArray<CheckedCondition> conditions)
    {
        var condition = DialectText.OfOptional(dialect => AuditSql.FailingCondition(model, For(dialect), dialect));
        var failingRows = DialectText.Of(dialect => AuditSql.FailingRows(model, For(dialect), condition?.In(dialect), dialect));
        var links = AuditLinks.Of(model, test);
        return new CompiledAudit(
            test.Name,
            test.Test.Type,
            test.Model,
            model.Layer,
            test.Column,
            test.Test.Description,
            test.Test.Settings,
            failingRows,
            condition,
            test.Reads,
            AuditSql.DependsOnTime(test),
            Fingerprints.Audit(model, test),
            FormerFingerprints.Audit(test, conditions.Count == 0 ? failingRows.DuckDb : AuditSql.FailingRows(model, test, Dialect.DuckDb)))
        {
            File = test.File,
            Links = links,
            Columns = links.Count > 0 ? AuditColumns.Of(model, test, failingRows.DuckDb) : default,
            NeedsRelations = links.Count > 0 && CorrelatedJoins.NeedRelations(failingRows.DuckDb),
        };

        ResolvedTest For(Dialect dialect) => conditions.Count == 0 ? test : test.With(written =>
            conditions.FirstOrDefault(c => c.Condition == written) is { } known ? new DialectText(known.Texts.DuckDb, known.Texts.Spark).In(dialect) : written);
    }

    /// <summary>Compiles a test written as SQL. Reports show it under the last of the layers that it reads.</summary>
    /// <param name="test">The test.</param>
    /// <param name="facts">What is known about its SQL.</param>
    /// <param name="columns">The columns that it may need.</param>
    public static CompiledAudit Compile(ResolvedSingularTest test, QueryFacts facts, EquatableArray<ReadColumns> columns) => new(
        test.Test.Name,
        TestType.Singular,
        test.Upstreams[0].Name,
        test.Upstreams.Max(static u => u.Layer),
        null,
        test.Test.Description,
        test.Test.Settings,
        facts.Texts is { } texts ? new DialectText(texts.DuckDb, texts.Spark) : new DialectText(test.Sql, test.Sql),
        null,
        test.Upstreams.Select(static u => u.Name).ToEquatableArray(),
        false,
        Fingerprints.Audit(test),
        FormerFingerprints.Audit(test))
    {
        File = test.SqlFile,
        Links = facts.Links,
        Columns = columns,
        NeedsRelations = facts.Links.Count > 0 && CorrelatedJoins.NeedRelations(test.Sql),
    };
}
