using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Compares the columns that a model's SQL returns with those of its contract.</summary>
internal static class OutputCheck
{
    /// <summary>All differences, first in the order of the output columns, then in the order of the contract.</summary>
    public static IEnumerable<ContractDiagnostic> Run(ResolvedModel model, IReadOnlyList<DescribedColumn> outputs, IReadOnlyList<bool> nulls, OutputItems items)
    {
        var supplied = model.SuppliedColumns.ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < outputs.Count; i++)
        {
            var output = outputs[i];
            var span = items.Of(i, outputs.Count);
            if (!seen.Add(output.Name))
                yield return ContractDiagnostic.Create(SqlRules.RepeatedOutput, span, output.Name);
            else if (supplied.Find(c => Same(c.Name, output.Name)) is not { } column)
                yield return ContractDiagnostic.Create(SqlRules.ExtraOutput, span, output.Name, model.Name, Remedy(model, output, supplied, outputs));
            else if (column.Type != DataType.Unknown && !Assignability.Fits(output.Type, column.Type) && !(nulls.Count == outputs.Count && nulls[i]))
                yield return ContractDiagnostic.Create(SqlRules.OutputType, span, column.Name, InWords(output.Type), column.Type.ToString(), Remedy(output.Type, column.Type));
        }

        foreach (var column in supplied.Where(c => !seen.Contains(c.Name)))
        {
            var near = NearName.Suggest(column.Name, outputs.Select(static o => o.Name).Where(n => !supplied.Exists(c => Same(c.Name, n))));
            yield return ContractDiagnostic.Create(SqlRules.MissingOutput, items.Statement, model.Name, column.Name, near.Replace("; did you mean ", ", unless it is ", StringComparison.Ordinal).TrimEnd('?'));
        }
    }

    private static string InWords(string engineType) => Assignability.InContract(engineType)?.ToString() ?? engineType.ToLowerInvariant();

    private static string Remedy(ResolvedModel model, DescribedColumn output, List<ColumnContract> supplied, IReadOnlyList<DescribedColumn> outputs)
    {
        if (model.Columns.Any(c => Same(c.Name, output.Name)))
            return "the run fills it, so remove it from the SQL";
        var missing = supplied.Select(static c => c.Name).Where(n => !outputs.Any(o => Same(o.Name, n)));
        if (NearName.Find(output.Name, missing) is { } near)
            return "rename it '" + near + "'";
        var type = Assignability.InContract(output.Type) is { } known ? known.ToString() : "...";
        return "remove it, or add {name: " + output.Name + ", data_type: " + type + "} to the contract";
    }

    private static string Remedy(string engineType, DataType type)
    {
        var inContract = Assignability.InContract(engineType);
        var isRounded = DataTypes.Of(type) is { HasScale: true } && (inContract?.Kind == type.Kind && inContract.Value.Scale > type.Scale || EngineTypes.Find(engineType) is { IsFloating: true });
        var name = DataTypes.Of(type).WithDigits(EngineTypes.Of(type.Kind).Portable[0], type);
        var cast = isRounded ? $"write cast(round(..., {type.Scale}) as {name})" : $"write cast(... as {name})";
        return inContract is { } contract ? $"{cast}, or 'data_type: {contract}' in the contract" : cast;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
