using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Examples;

/// <summary>An example whose rows are checked.</summary>
/// <param name="parsed">The example.</param>
/// <param name="findings">Takes the findings.</param>
internal sealed class ExampleUnderCheck(ParsedExample parsed, Findings findings)
{
    private const string ValidFrom = "dbt_valid_from";

    /// <summary>Whether nothing was found so far.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Reports a finding.</summary>
    public void At(SourceSpan span, Rule rule, params string[] arguments)
    {
        IsSound = false;
        findings.Add(rule, span, arguments);
    }

    /// <summary>Checks the timestamp of a run.</summary>
    /// <param name="text">The timestamp as written; null for none.</param>
    /// <param name="pointer">Its place.</param>
    /// <param name="before">The timestamp of the run before; null for none that is known.</param>
    /// <returns>The timestamp; null when it is not known.</returns>
    public DateTime? RunTime(string? text, string pointer, DateTime? before)
    {
        if (text is null)
            return null;
        var time = TypedText.Timestamp(text);
        if (time is null)
            At(parsed.Positions.Value(pointer), ExampleRules.RunTime, text, "it is not a timestamp; write for example 2026-01-31 06:00:00");
        else if (time <= before)
            At(parsed.Positions.Value(pointer), ExampleRules.RunTime, text, "the run before it is not earlier; write the batches in the order of their runs");
        return time;
    }

    /// <summary>Checks the given rows of <paramref name="model"/>.</summary>
    public void Given(ResolvedModel model, EquatableArray<ExampleRow> rows, string pointer)
    {
        var keys = new Dictionary<EquatableArray<string?>, int>();
        for (var index = 0; index < rows.Count; index++)
        {
            var (row, place) = (rows[index], Pointers.Item(pointer, index));
            if (row.Line is not null)
            {
                if (model.Kind != ModelKind.Source)
                    At(parsed.Positions.Value(place), ExampleRules.MisplacedRow, "only a source is read from lines; write a mapping of columns to values");
                continue;
            }

            Cells(model, row, place, isGiven: true);
            if (model.Kind != ModelKind.Source && Key(model, row, place) is { } key)
                Take(model, keys, key, index, place, pointer);
        }
    }

    /// <summary>Checks expected rows of <paramref name="model"/>.</summary>
    public void Expected(ResolvedModel model, EquatableArray<ExampleRow>? rows, string pointer)
    {
        for (var index = 0; index < (rows?.Count ?? 0); index++)
        {
            var (row, place) = (rows!.Value[index], Pointers.Item(pointer, index));
            if (row.Line is not null)
                At(parsed.Positions.Value(place), ExampleRules.MisplacedRow, "an expected row names its columns; write a mapping of columns to values");
            else if (row.Cells.Count == 0)
                At(parsed.Positions.Value(place), ExampleRules.MisplacedRow, "it names no column, so it expects nothing; name the columns that matter");
            else
                Cells(model, row, place, isGiven: false);
        }
    }

    /// <summary>The column called <paramref name="name"/>; null when this is reported.</summary>
    public ColumnContract? Column(ResolvedModel model, string name, SourceSpan span)
    {
        var column = model.Columns.FirstOrDefault(c => c.Name == name);
        if (column is null)
            At(span, ExampleRules.UnknownColumn, name, model.Name, NearName.Suggest(name, model.Columns.Select(static c => c.Name)));
        return column;
    }

    private void Cells(ResolvedModel model, ExampleRow row, string place, bool isGiven)
    {
        foreach (var cell in row.Cells)
        {
            var pointer = place + "/" + cell.Column;
            if (Column(model, cell.Column, parsed.Positions.Key(pointer)) is not { } column)
                continue;
            if (isGiven && (column.Generated is GeneratedColumn.LoadedAt or GeneratedColumn.Absent))
                At(parsed.Positions.Key(pointer), ExampleRules.FilledByRun, column.Name, model.Name);
            else if (cell.Value is null && column.IsNotNull)
                At(parsed.Positions.Value(pointer), ExampleRules.NullValue, column.Name, model.Name);
            else if (cell.Value is not null && model.Kind != ModelKind.Source && !TypedText.Fits(column.Type, cell.Value))
                At(parsed.Positions.Value(pointer), ExampleRules.WrongValue, cell.Value, column.Name, column.Type.ToString(), Remedy(column.Type));
        }
    }

    /// <summary>The values that identify a given row; null when one is missing.</summary>
    private EquatableArray<string?>? Key(ResolvedModel model, ExampleRow row, string place)
    {
        var missing = model.Key.FirstOrDefault(k => row.Cells.All(c => c.Column != k));
        if (missing is not null)
            At(parsed.Positions.Value(place), ExampleRules.MissingKey, model.Name, missing);
        if (missing is not null || model.Key.Count == 0)
            return null;
        var names = model.Kind == ModelKind.Snapshot ? model.Key.Append(ValidFrom) : model.Key;
        return names.Select(n => row.Cells.FirstOrDefault(c => c.Column == n)?.Value).ToEquatableArray();
    }

    private void Take(ResolvedModel model, Dictionary<EquatableArray<string?>, int> keys, EquatableArray<string?> key, int index, string place, string pointer)
    {
        if (keys.TryGetValue(key, out var first))
        {
            var line = parsed.Positions.Value(Pointers.Item(pointer, first)).Line + 1;
            var names = string.Join(", ", model.Key) + (model.Kind == ModelKind.Snapshot ? " and " + ValidFrom : "");
            At(parsed.Positions.Key(place + "/" + model.Key[0]), ExampleRules.RepeatedKey, model.Name, names, line.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            keys.Add(key, index);
        }
    }

    private static string Remedy(DataType type) => type.Kind switch
    {
        DataTypeKind.Boolean => "write true or false",
        DataTypeKind.SmallInt or DataTypeKind.Integer or DataTypeKind.BigInt => "write a whole number that fits",
        DataTypeKind.Decimal => "write a number with at most " + type.Scale.ToString(CultureInfo.InvariantCulture) + " decimals",
        DataTypeKind.Double => "write a number",
        DataTypeKind.Date => "write it as 2026-01-31",
        DataTypeKind.Timestamp => "write it as 2026-01-31 06:00:00",
        DataTypeKind.Varchar or DataTypeKind.Unknown => throw new InvalidOperationException("Every text is a value of " + type + "."),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "no such type"),
    };
}
