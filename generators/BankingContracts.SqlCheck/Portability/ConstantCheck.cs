using System.Globalization;
using System.Text.Json;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Finds constants that do not fit their type: they bind, but fail in every run.</summary>
internal sealed partial class ConstantCheck(SqlText text, SyntaxTree tree, BindingDatabase database)
{
    private const int Shown = 60;

    // If a whole number has more digits, both engines keep only some of them, or none.
    private const int MostDigits = 38;

    private readonly TextLiterals _literals = new(database.Connection);
    private readonly List<ContractDiagnostic> _findings = [];
    private readonly List<JsonElement> _computed = [];

    /// <summary>One finding for each such constant.</summary>
    public IReadOnlyList<ContractDiagnostic> Run()
    {
        foreach (var node in tree.Nodes())
        {
            switch (SyntaxTree.Text(node, "class"))
            {
                case "CONSTANT" when SyntaxTree.Location(node) is var location and >= 0:
                    ReadNumber(node, text.FromUtf8(location));
                    break;
                case "CAST" when !node.Flag("try_cast") && node.Get("child") is { } child && IsConstant(child):
                    ReadCast(node, child);
                    break;
                case "CAST" when !node.Flag("try_cast") && node.Get("child") is { } computed && SyntaxTree.Location(node) >= 0 && IsComputed(computed):
                    _computed.Add(node);
                    break;
                case "FUNCTION":
                    ReadFunction(node);
                    NoteArithmetic(node);
                    break;
            }
        }

        // These come last: a mistake inside them has its own place and is already reported.
        ReadArithmetic();
        _computed.ForEach(ReadComputed);
        return _findings;
    }

    private void ReadNumber(JsonElement node, int offset)
    {
        if (TypeOf(node) != "DOUBLE" || NumberAt(offset) is not { } token)
            return;
        var isWritten = token.Value.Contains('e', StringComparison.OrdinalIgnoreCase);
        if (node.Get("value")?.Get("value") is { ValueKind: JsonValueKind.String })
            Add(offset, token.Value, "number", "write a number below 1e308");
        else if (!isWritten && token.Value.Count(char.IsAsciiDigit) > MostDigits)
            Add(offset, token.Value, "exact number", string.Create(CultureInfo.InvariantCulture, $"write at most {MostDigits} digits"));
    }

    /// <summary>The number at <paramref name="offset"/>, or after a sign at that place.</summary>
    private SqlToken? NumberAt(int offset)
    {
        var index = text.TokenIndex(offset);
        if (index >= 0 && index + 1 < text.Tokens.Count && (text.Tokens[index].IsSymbol('-') || text.Tokens[index].IsSymbol('+')))
            index++;
        return index >= 0 && text.Tokens[index].Kind == SqlTokenKind.Number ? text.Tokens[index] : null;
    }

    private void ReadCast(JsonElement cast, JsonElement child)
    {
        var type = TypeText.Normalize(TypeText.Of(cast.Get("cast_type")));
        var location = SyntaxTree.Location(child) is var own and >= 0 ? own : SyntaxTree.Location(cast);
        // TokenCheck reads the units of intervals.
        if (location < 0 || Families.Of(type) is TypeFamily.Unknown or TypeFamily.Interval)
            return;
        var offset = text.FromUtf8(location);
        var (value, isText) = Value(child);
        // The engine writes the literals true and false as casts of 't' and 'f'.
        if (type == "BOOLEAN" && value is "t" or "f")
            return;
        var shown = isText ? "'" + Short(value) + "'" : NumberAt(offset) is { } number ? (value.StartsWith('-') ? "-" : "") + number.Value : value;
        if (!(isText ? _literals.IsValue(value, type) : database.Evaluates($"cast({value} as {type})")))
            Add(offset, shown, TypeWords.Of(type), ConstantRemedies.OfCast(type, isText));
        else if (isText && type is "DATE" or "TIMESTAMP" && !TimeTexts.IsPortable(value, type == "TIMESTAMP"))
            _findings.Add(ContractDiagnostic.Create(SqlRules.NotPortable, text.TokenSpan(offset), $"The {TypeWords.Of(type)} {shown}", type == "DATE" ? "write date 'yyyy-MM-dd'" : "write timestamp 'yyyy-MM-dd HH:mm:ss', which is UTC"));
    }

    private void ReadComputed(JsonElement cast)
    {
        var offset = text.FromUtf8(SyntaxTree.Location(cast));
        if (text.TokenIndex(offset) is not (>= 0 and var index) || !text.Tokens[index].IsWord("cast") || Close(index + 1) is not (>= 0 and var close))
            return;
        var (start, end) = (text.Tokens[index].Start, text.Tokens[close].End);
        var whole = text.Span(start, end);
        var type = TypeText.Normalize(TypeText.Of(cast.Get("cast_type")));
        if (!_findings.Exists(f => f.Span.Start >= whole.Start && f.Span.Start + f.Span.Length <= whole.Start + whole.Length) && !database.Evaluates(text.Text(start, end)))
            Add(offset, Short(text.Text(start, end)), TypeWords.Of(type), ConstantRemedies.OfCast(type, isText: false));
    }

    /// <summary>Whether an expression contains only constants.</summary>
    private static bool IsComputed(JsonElement node) => SyntaxTree.Text(node, "class") switch
    {
        "CONSTANT" => IsConstant(node),
        "CAST" => node.Get("child") is { } child && IsComputed(child),
        "FUNCTION" => (node.Flag("is_operator") || PortableFunctions.OfOneRow.Contains(SyntaxTree.Text(node, "function_name"))) && node.Items("children").Any() && node.Items("children").All(IsComputed),
        _ => false,
    };

    private void ReadFunction(JsonElement node)
    {
        var name = SyntaxTree.Text(node, "function_name");
        var arguments = node.Items("children").ToList();
        if (name == "regexp_extract" && arguments.Count > 1 && IsText(arguments[1]))
            ReadPattern(arguments);
        else if (name.EndsWith("like_escape", StringComparison.Ordinal) && arguments.Count == 3 && IsText(arguments[2]))
            ReadEscape(arguments);
        else if (SyntaxTree.Location(node) is var location and >= 0 && arguments.Count > 0 && arguments.TrueForAll(IsConstant))
            ReadCall(text.FromUtf8(location));
    }

    /// <summary>
    /// Checks a call over constants alone. It returns the same value in every row, or it always fails, so the engine can compute it here.
    /// </summary>
    private void ReadCall(int offset)
    {
        if (text.TokenIndex(offset) is not (>= 0 and var index) || text.Tokens[index] is not { IsName: true } name || !PortableFunctions.OfOneRow.Contains(name.Value) || Close(index + 1) is not (>= 0 and var close))
            return;
        var call = text.Text(name.Start, text.Tokens[close].End);
        var result = Signatures.Of(name.Value.ToLowerInvariant())?.Family() ?? TypeFamily.Unknown;
        if (!database.Evaluates(call))
            Add(offset, Short(call), result == TypeFamily.Unknown ? "value" : TypeWords.Of(Families.WidestOf(result)), ConstantRemedies.OfCall(name.Value));
    }

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>; -1 if there is none.</summary>
    private int Close(int open)
    {
        var depth = 0;
        for (var i = open; i < text.Tokens.Count; i++)
        {
            depth += text.Tokens[i].IsSymbol('(') ? 1 : text.Tokens[i].IsSymbol(')') ? -1 : 0;
            if (depth == 0)
                return i == open ? -1 : i;
        }

        return -1;
    }

    private static bool IsConstant(JsonElement node) => SyntaxTree.Text(node, "class") == "CONSTANT" && node.Get("value")?.Flag("is_null") == false;

    private static bool IsText(JsonElement node) => IsConstant(node) && TypeOf(node) == "VARCHAR";

    private static string TypeOf(JsonElement constant) => TypeText.Of(constant.Get("value")?.Get("type"));

    /// <summary>A constant as SQL, but a text without its quotes. The tree gives a decimal as its digits, without the point.</summary>
    private static (string Value, bool IsText) Value(JsonElement constant)
    {
        var value = constant.Get("value")?.Get("value");
        // The tree leaves out an empty text.
        if (TypeOf(constant) == "VARCHAR")
            return (value?.GetString() ?? "", true);
        if (value is { ValueKind: JsonValueKind.String } written)
            return (written.GetString()!, false);
        var raw = value?.GetRawText() ?? "";
        var scale = constant.Get("value")?.Get("type")?.Get("type_info")?.Get("scale") is { ValueKind: JsonValueKind.Number } digits ? digits.GetInt32() : 0;
        if (scale == 0)
            return (raw, false);
        var sign = raw.StartsWith('-') ? "-" : "";
        raw = raw.TrimStart('-').PadLeft(scale + 1, '0');
        return (sign + raw[..^scale] + "." + raw[^scale..], false);
    }

    private static string Short(string value) => value.Length <= Shown ? value : value[..Shown] + "...";

    private void Add(int offset, string constant, string what, string remedy) => Add(text.TokenSpan(offset), constant, what, remedy);

    private void Add(SourceSpan span, string constant, string what, string remedy) =>
        _findings.Add(ContractDiagnostic.Create(SqlRules.ImpossibleConstant, span, constant, what, remedy));
}
