using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>source</c>.</summary>
internal static class SourceBinder
{
    private const decimal DefaultRatio = 0.5m;

    /// <summary>The file that <paramref name="section"/> describes; null when its name cannot be read.</summary>
    public static SourceContract? Bind(BindingScope scope, Section section, SourceSpan anchor)
    {
        var delivery = section.Word<Delivery>("delivery") ?? Delivery.Full;
        var operation = Operation(section, anchor);
        var (encoding, checksEncoding) = Encoding(scope, section, anchor);
        if (delivery is Delivery.Delta && section.Lacks("key"))
            scope.Report(FileRules.MissingKey, section.Node("delivery")!.Span, "A delta source", "key", "add 'key: <column>', the column that identifies a record");
        if (section.Text("file") is not { } file)
            return null;
        return new SourceContract(
            file,
            section.Text("delimiter") ?? ",",
            section.Text("quote") ?? "\"",
            section.Flag("header") ?? true,
            encoding,
            section.Texts("null_values") ?? EquatableArray<string>.Empty,
            (section.Node("columns") as MappingNode)?.Entries
                .Select(static e => new HeaderName(e.Key.Value, ((ScalarNode)e.Value).Value)).ToEquatableArray() ?? EquatableArray<HeaderName>.Empty,
            delivery,
            section.Texts("key") ?? EquatableArray<string>.Empty,
            operation,
            section.Text("sequence"),
            Ratio(scope, section, "max_delete_ratio"),
            Ratio(scope, section, "max_quarantine_ratio"))
        {
            ChecksEncoding = checksEncoding,
            FilesAreParts = section.Flag("parts") ?? false,
            IsArchived = section.Flag("archive"),
        };
    }

    private static (string Name, bool Checks) Encoding(BindingScope scope, Section section, SourceSpan anchor)
    {
        if (section.Node("encoding") is not MappingNode)
            return (section.Text("encoding")?.ToLowerInvariant() ?? Encodings.Default, true);
        var encoding = section.Open("encoding", KeyTables.Encoding, "'encoding'", anchor);
        var name = encoding.Text("name")?.ToLowerInvariant() ?? Encodings.Default;
        var checks = encoding.Text("check") != "off";
        if (!checks && encoding.Text("name") is not null && name == Encodings.Default)
            scope.Report(ContractRules.NotAllowedHere, encoding.Node("check")!.Span, "check: off", "with utf-8", "a file that is not UTF-8 is always refused, so remove it or name the file's encoding");
        return (name, checks);
    }

    private static DeltaOperation? Operation(Section section, SourceSpan anchor)
    {
        if (section.Node("operation") is null)
            return null;
        var operation = section.Open("operation", KeyTables.Operation, "'operation'", anchor);
        return operation.Text("column") is { } column && operation.Texts("delete") is { } delete
            ? new DeltaOperation(column, delete, operation.Texts("upsert") ?? EquatableArray<string>.Empty, operation.Texts("ignore") ?? EquatableArray<string>.Empty)
            : null;
    }

    private static decimal Ratio(BindingScope scope, Section section, string key)
    {
        if (section.Number(key) is not { } ratio)
            return DefaultRatio;
        if (ratio is < 0 or > 1)
            scope.Report(ContractRules.OutOfRange, section.Node(key)!.Span, key, ratio.ToString(CultureInfo.InvariantCulture) + " is not a share; write a number from 0 to 1");
        return ratio;
    }
}
