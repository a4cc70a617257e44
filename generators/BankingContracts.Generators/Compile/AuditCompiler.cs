using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
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
            Links = AuditLinks.Of(model, test),
        };
    }

    /// <summary>Compiles a test written as SQL. It is portable, and reports show it under the last of the layers that it reads.</summary>
    public static CompiledAudit Compile(ResolvedSingularTest test, QueryFacts facts) => new(
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
    };
}
