using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification;

/// <summary>A pipeline with a contract edited, as the generator would have compiled it.</summary>
public static class EditedContract
{
    /// <summary>The pipeline with the model called <paramref name="name"/> edited.</summary>
    public static PipelineDefinition With(this PipelineDefinition pipeline, string name, Func<ModelDefinition, ModelDefinition> edit) =>
        pipeline with { Models = [.. pipeline.Models.Select(m => m.Name == name ? edit(m) with { Fingerprint = m.Fingerprint + "'" } : m)] };

    /// <summary>The pipeline without the models called <paramref name="names"/> and the tests that read them.</summary>
    public static PipelineDefinition Without(this PipelineDefinition pipeline, params string[] names) => pipeline with
    {
        Models = [.. pipeline.Models.Where(m => !names.Contains(m.Name)).Select(m => m with { Audits = [.. m.Audits.Where(a => !a.Reads.Any(names.Contains))] })],
        SingularAudits = [.. pipeline.SingularAudits.Where(a => !a.Reads.Any(names.Contains))],
    };

    /// <summary>The model with other cleaning.</summary>
    public static ModelDefinition Recleaned(this ModelDefinition model, Func<string, string> edit)
    {
        var body = (StagingBody)model.Body;
        return model with { Body = body with { Classify = SqlText.Portable(edit(body.Classify.DuckDb)) } };
    }

    /// <summary>The model with other SQL.</summary>
    public static ModelDefinition Requeried(this ModelDefinition model, Func<string, string> edit)
    {
        var body = (QueryBody)model.Body;
        return model with { Body = body with { Sql = edit(body.Sql), SparkSql = body.SparkSql is { } spark ? edit(spark) : null } };
    }

    /// <summary>The model with a nullable varchar column at the end.</summary>
    public static ModelDefinition WithColumn(this ModelDefinition model, string name)
    {
        var create = model.CreateTable.DuckDb;
        return model with
        {
            Columns = [.. model.Columns, new ColumnDefinition(name, new ColumnType(ColumnKind.Varchar), IsNullable: true)],
            CreateTable = SqlText.Portable(create.Insert(create.LastIndexOf(')'), $", {name} varchar")),
        };
    }
}
