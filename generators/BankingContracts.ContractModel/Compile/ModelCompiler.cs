using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Compile;

/// <summary>Gives a model its SQL in every dialect.</summary>
internal static class ModelCompiler
{
    /// <summary><paramref name="model"/> with its SQL.</summary>
    /// <param name="model">The model.</param>
    /// <param name="staging">The staging model of a quarantine table; otherwise null.</param>
    /// <param name="conditions">The conditions of its tests that an engine does not get as their authors wrote them.</param>
    public static CompiledModel Compile(ResolvedModel model, ResolvedModel? staging, EquatableArray<CheckedCondition> conditions)
    {
        var classify = staging is null && model.InputSource is { } source
            ? DialectText.Of(dialect => Classify.Select(model, source, dialect))
            : null;
        return new CompiledModel(
            model,
            DialectText.Of(dialect => Ddl.CreateTable(model, dialect)),
            Ddl.HasPrimaryKey(model, Dialect.DuckDb) ? DialectText.Of(dialect => Ddl.CreateKeylessTable(model, dialect)) : null,
            Ddl.HasKeyConstraint(model, Dialect.DuckDb),
            classify,
            classify is null ? [] : Classify.Reasons(model, model.InputSource!).ToEquatableArray(),
            model.Tests.Select(test => AuditCompiler.Compile(model, test, conditions)).ToEquatableArray(),
            Fingerprints.Model(model, staging),
            FormerFingerprints.Model(model, classify?.DuckDb ?? Judgement(staging)));
    }

    /// <summary>The part of a former fingerprint that says which rows are in a quarantine table.</summary>
    private static string? Judgement(ResolvedModel? staging) =>
        staging?.InputSource is { } source ? Classify.Select(staging, source, Dialect.DuckDb) : null;
}
