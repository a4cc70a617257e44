using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Compile;

/// <summary>Gives audits their SQL in every dialect.</summary>
internal static class AuditCompiler
{
    /// <summary>Compiles an audit of <paramref name="model"/>.</summary>
    public static CompiledAudit Compile(ResolvedModel model, ResolvedTest test)
    {
        var condition = DialectText.OfOptional(dialect => AuditSql.FailingCondition(model, test, dialect));
        var failingRows = DialectText.Of(dialect => AuditSql.FailingRows(model, test, condition?.In(dialect), dialect));
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
            FormerFingerprints.Audit(test, failingRows.DuckDb))
        {
            File = test.File,
            Links = links,
            Columns = links.Count > 0 ? AuditColumns.Of(model, test, failingRows.DuckDb) : default,
            NeedsRelations = links.Count > 0 && CorrelatedJoins.NeedRelations(failingRows.DuckDb),
        };
    }

    /// <summary>Compiles a test written as SQL. It is portable, and reports show it under the last of the layers that it reads.</summary>
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
        new DialectText(test.Sql, test.Sql),
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
