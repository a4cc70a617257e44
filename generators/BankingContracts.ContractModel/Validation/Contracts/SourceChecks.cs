using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Selecting;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks a source model: its file and its columns. The columns have the text as received, and one has the time of arrival.</summary>
internal static class SourceChecks
{
    /// <summary>The name of the time of arrival in staging; no column of a file may have this name.</summary>
    public const string LoadTime = "loaded_at";

    private static readonly string[] DeltaKeys = ["operation", "sequence"];
    private static readonly char[] Wildcards = ['*', '?'];

    public static void Run(ContractUnderCheck check)
    {
        if (check.Contract.Layer is not Layer.Source)
            return;
        if (check.Contract.Source is { } source)
        {
            CheckFile(check, source);
            CheckNames(check, source);
            CheckListedNames(check, source);
            CheckOptional(check, source);
            CheckDelta(check, source);
            CheckParts(check, source);
        }

        CheckPlainColumns(check);
        CheckLoadTime(check);
    }

    private static void CheckFile(ContractUnderCheck check, SourceContract source)
    {
        if (source.File.Trim().Length == 0 || source.File[0] is '/' or '\\' || source.File.IndexOf(':') >= 0 || source.File.Split('/', '\\').Contains(".."))
            check.AtValue("source/file", ContractRules.OutOfRange, "file", "'" + source.File + "' is not a file below the input directory; write a file name or a glob such as accounts_*.csv");
        else if (new DatedName(source.File).UnknownPart is { } part)
            check.AtValue("source/file", ContractRules.OutOfRange, "file", "'" + part + "' is not a date; write {yyyyMMdd}, {yyyy-MM-dd}, {yyyy_MM_dd} or {yyyy.MM.dd}");
        CheckCharacter(check, "delimiter", source.Delimiter, mayBeEmpty: false);
        CheckCharacter(check, "quote", source.Quote, mayBeEmpty: true);
        if (source.Delimiter == source.Quote)
            check.AtValue("source/quote", ContractRules.OutOfRange, "quote", "it is also the delimiter; choose another character");
    }

    private static void CheckCharacter(ContractUnderCheck check, string key, string value, bool mayBeEmpty)
    {
        if ((value.Length == 1 && value[0] is not ('\r' or '\n' or '\0') && !char.IsSurrogate(value[0])) || (mayBeEmpty && value.Length == 0))
            return;
        check.AtValue(
            "source/" + key, ContractRules.OutOfRange, key,
            "it must be one character and not a line end" + (value == "\\t" ? "; a tab is \"\\t\" in double quotes" : mayBeEmpty ? ", or empty" : ""));
    }

    private static void CheckNames(ContractUnderCheck check, SourceContract source)
    {
        foreach (var (header, index) in source.HeaderNames.Select(static (h, i) => (h, i)))
        {
            var pointer = "source/columns/" + header.Column;
            if (check.KnowsColumns && check.Contract.Column(header.Column) is null)
            {
                check.AtKey(
                    pointer, ContractRules.UnknownColumn, "columns", header.Column, "'" + check.Contract.Name + "'",
                    NearName.Suggest(header.Column, check.Contract.Columns.Select(static c => c.Name)));
            }

            RequireReceived(check, "columns", header.Column, pointer, isKey: true);
            var other = source.HeaderNames.Take(index).FirstOrDefault(h => InvisibleCharacters.Trim(h.Header) == InvisibleCharacters.Trim(header.Header))?.Column
                ?? check.Contract.Columns.FirstOrDefault(c => c.Name == InvisibleCharacters.Trim(header.Header) && source.HeaderOf(c.Name) == c.Name && c.Name != header.Column)?.Name;
            if (other is not null)
                check.AtValue(pointer, ContractRules.DuplicateColumn, header.Header, "as the file's name of '" + other + "' and of '" + header.Column + "'");
        }

        if (!source.HasHeader && source.HeaderNames.Count > 0)
            check.AtKey("source/columns", ContractRules.NotAllowedHere, "columns", "with 'header: false'", "without a header, fields have the order of the contract's columns");
        check.RequireColumns("key", source.Key, "source/key");
        for (var index = 0; index < source.Key.Count; index++)
            RequireReceived(check, "key", source.Key[index], ContractUnderCheck.Pointer("source/key", index));
        KeyChecks.CheckRepeats(check, "key", source.Key, "source/key");
    }

    /// <summary>A name of a file's column leads to one column of the contract.</summary>
    private static void CheckListedNames(ContractUnderCheck check, SourceContract source)
    {
        var taken = check.Contract.Columns.Where(static c => c.Generated is GeneratedColumn.None && c.Names.Count == 0)
            .SelectMany(c => source.HeadersOf(c.Name).Select(h => (Header: InvisibleCharacters.Trim(h), c.Name)))
            .GroupBy(static h => h.Header, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Name, StringComparer.Ordinal);
        foreach (var (column, pointer) in check.Columns.Where(static c => c.Column.Names.Count > 0))
        {
            var list = pointer + "/names";
            if (column.Generated is not GeneratedColumn.None)
                check.AtKey(list, ContractRules.NotAllowedHere, "names", "on '" + column.Name + "'", "no file contains the time of arrival; remove it");
            else if (!source.HasHeader)
                check.AtKey(list, ContractRules.NotAllowedHere, "names", "with 'header: false'", "without a header, fields have the order of the contract's columns");
            else if (check.Positions.Has("source/columns/" + column.Name))
                check.AtKey("source/columns/" + column.Name, ContractRules.NotAllowedHere, column.Name, "in 'source.columns'", "the column lists its 'names'; keep one of the two");
            for (var index = 0; index < column.Names.Count; index++)
            {
                var name = InvisibleCharacters.Trim(column.Names[index]);
                if (taken.TryGetValue(name, out var other))
                    check.AtValue(ContractUnderCheck.Pointer(list, index), ContractRules.DuplicateColumn, column.Names[index], "as the file's name of '" + other + "' and of '" + column.Name + "'");
                else
                    taken.Add(name, column.Name);
            }
        }
    }

    /// <summary>What identifies or orders rows must be in every file, and a file without any column of the contract is another file.</summary>
    private static void CheckOptional(ContractUnderCheck check, SourceContract source)
    {
        var needed = source.Key.Select(static k => (Column: k, Why: "'key' names it"))
            .Concat(source.Operation is { } operation ? [(operation.Column, "'operation' names it")] : [])
            .Concat(source.SequenceColumn is { } sequence ? [(sequence, "'sequence' names it")] : [])
            .GroupBy(static n => n.Column, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Why, StringComparer.Ordinal);
        foreach (var (column, pointer) in check.Columns.Where(static c => c.Column.IsOptional))
        {
            if (column.Generated is not GeneratedColumn.None)
                check.AtKey(pointer + "/optional", ContractRules.NotAllowedHere, "optional", "on '" + column.Name + "'", "no file contains the time of arrival; remove it");
            else if (!source.HasHeader)
                check.AtKey(pointer + "/optional", ContractRules.NotAllowedHere, "optional", "with 'header: false'", "without a header, nobody sees which column a file lacks");
            else if (needed.TryGetValue(column.Name, out var why))
                check.AtKey(pointer + "/optional", ContractRules.NotAllowedHere, "optional", "on '" + column.Name + "'", why + ", so every file must have it; remove it");
            else if (check.KnowsColumns && check.Contract.Columns.All(static c => c.IsOptional || c.Generated is not GeneratedColumn.None))
                check.AtKey(pointer + "/optional", ContractRules.NotAllowedHere, "optional", "on every column", "a file must have at least one column by which it is known; remove it from one");
        }
    }

    private static void CheckDelta(ContractUnderCheck check, SourceContract source)
    {
        if (source.Operation is { } operation)
        {
            check.RequireColumns("operation", new([operation.Column]), "source/operation/column");
            RequireReceived(check, "operation", operation.Column, "source/operation/column");
            CheckCodes(check, operation);
        }

        if (source.SequenceColumn is { } sequence)
        {
            check.RequireColumns("sequence", new([sequence]), "source/sequence");
            RequireReceived(check, "sequence", sequence, "source/sequence");
        }

        foreach (var key in DeltaKeys.Where(k => source.Delivery is Delivery.Full && check.Positions.Has("source/" + k)))
            check.AtKey("source/" + key, ContractRules.NotAllowedHere, key, "with 'delivery: full'", "write 'delivery: delta' or remove it");
    }

    /// <summary>
    /// One delivery may consist of several files. This is not allowed for delta files, which are separate deliveries, and not for a single file
    /// name.
    /// </summary>
    private static void CheckParts(ContractUnderCheck check, SourceContract source)
    {
        if (!source.FilesAreParts)
            return;
        if (source.Delivery is Delivery.Delta)
            check.AtKey("source/parts", ContractRules.NotAllowedHere, "parts", "with 'delivery: delta'", "delta files are loaded one after the other by name, so remove it");
        else if (new DatedName(source.File).Glob.IndexOfAny(Wildcards) < 0)
            check.AtKey("source/parts", ContractRules.NotAllowedHere, "parts", "with the one file '" + source.File + "'", "write a glob such as accounts_*.csv that finds all parts, or remove it");
    }

    private static void CheckCodes(ContractUnderCheck check, DeltaOperation operation)
    {
        var meanings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, codes) in new[] { ("delete", operation.DeleteValues), ("upsert", operation.UpsertValues), ("ignore", operation.IgnoreValues) })
        {
            for (var index = 0; index < codes.Count; index++)
            {
                var code = InvisibleCharacters.Trim(codes[index]);
                if (!meanings.TryGetValue(code, out var other))
                    meanings.Add(code, key);
                else if (other != key)
                    check.AtValue(ContractUnderCheck.Pointer("source/operation/" + key, index), ContractRules.OperationCodeTwice, codes[index], other, key);
            }
        }
    }

    /// <summary>Reports a key that names the time of arrival, because no file contains this time.</summary>
    private static void RequireReceived(ContractUnderCheck check, string key, string column, string pointer, bool isKey = false)
    {
        if (check.Contract.Column(column) is not { Generated: GeneratedColumn.LoadedAt })
            return;
        Action<string, Rule, string[]> report = isKey ? check.AtKey : check.AtValue;
        report(pointer, ContractRules.NotAllowedHere, [column, "in '" + key + "'", "no file contains the time of arrival"]);
    }

    private static void CheckPlainColumns(ContractUnderCheck check)
    {
        foreach (var (column, pointer) in check.Columns.Where(static c => c.Column.Generated is GeneratedColumn.None))
        {
            if (column.Name == LoadTime)
            {
                check.AtValue(pointer + "/name", ContractRules.LoadTimeColumn, "'" + LoadTime + "' is the name of the time of arrival but lacks 'generated: loaded_at'");
                continue;
            }

            if (column.Type.Kind is not (DataTypeKind.Unknown or DataTypeKind.Varchar))
                check.AtValue(pointer + "/data_type", ContractRules.SourceColumnNotPlain, column.Name, "has the type " + column.Type, "a source stores text as received, so write varchar and set the type in staging");
            if (column.Constraints.Count > 0)
                check.AtKey(pointer + "/constraints", ContractRules.SourceColumnNotPlain, column.Name, "has constraints", "a source stores rows as received, so put the constraints in staging");
        }
    }

    private static void CheckLoadTime(ContractUnderCheck check)
    {
        var generated = check.Columns.Where(static c => c.Column.Generated is GeneratedColumn.LoadedAt).ToArray();
        foreach (var (column, pointer) in generated.Skip(1))
            check.AtValue(pointer + "/generated", ContractRules.LoadTimeColumn, "'" + column.Name + "' is a second time of arrival");
        if (generated.Length == 0)
        {
            if (check.KnowsColumns && !check.Contract.Columns.Any(static c => c.Name == LoadTime))
                check.AtValue("name", ContractRules.LoadTimeColumn, "'" + check.Contract.Name + "' lacks the time of arrival");
            return;
        }

        var (loadTime, place) = generated[0];
        if (loadTime.Type.Kind is not (DataTypeKind.Timestamp or DataTypeKind.Unknown))
            check.AtValue(place + "/data_type", ContractRules.LoadTimeColumn, "'" + loadTime.Name + "' has the type " + loadTime.Type);
        if (!loadTime.Constraints.Any(static c => c.Type is ConstraintType.NotNull))
            check.AtValue(place + "/name", ContractRules.LoadTimeColumn, "'" + loadTime.Name + "' lacks the constraint not_null");
        if (loadTime.Constraints.Any(static c => c.Type is not ConstraintType.NotNull))
            check.AtKey(place + "/constraints", ContractRules.LoadTimeColumn, "'" + loadTime.Name + "' has constraints other than not_null");
        if (generated.Length == 1 && loadTime != check.Contract.Columns[check.Contract.Columns.Count - 1])
            check.AtValue(place + "/name", ContractRules.LoadTimeColumn, "'" + loadTime.Name + "' is not the last column");
        if (check.KnowsColumns && check.Contract.Columns.All(static c => c.Generated is GeneratedColumn.LoadedAt))
            check.AtKey("columns", ContractRules.NoColumns, check.Contract.Name, " except the time of arrival");
    }
}
