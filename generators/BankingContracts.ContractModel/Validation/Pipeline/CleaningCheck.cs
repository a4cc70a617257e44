using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC4006: a staging column must be cleaned from a column that its source model has.</summary>
internal static class CleaningCheck
{
    public static void Run(CatalogEntry model, EffectiveColumns columns, Findings findings)
    {
        if (columns.Known(model, ModelKind.Source) is not { } source)
            return;
        for (var i = 0; i < model.Contract.Columns.Count; i++)
        {
            var column = model.Contract.Columns[i];
            if (column.Clean is { From.Length: > 0 } clean && Fault(clean.From, column, source, columns) is { } fault)
                findings.Add(ReferenceRules.UnknownSourceColumn, model.Positions.Value(Pointers.Column(i) + "/clean/from"), column.Name, clean.From, fault);
        }
    }

    private static string? Fault(string from, ColumnContract column, CatalogEntry source, EffectiveColumns columns)
    {
        if (columns.Find(source, from) is not { } cleaned)
            return "is not a column of '" + source.Name + "'" + columns.Suggest(source, from);
        return cleaned.Generated == GeneratedColumn.LoadedAt && column.Type.Kind is not (DataTypeKind.Timestamp or DataTypeKind.Unknown)
            ? "is the time of arrival; it is a timestamp, not " + column.Type + "; change the data_type"
            : null;
    }
}
