namespace BankingContracts.ContractModel.Language;

/// <summary>What kind of value a key takes.</summary>
public enum ValueKind
{
    /// <summary>Any value; it is not read.</summary>
    Anything,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A single value of any type, kept as written.</summary>
    Scalar,

    /// <summary>Only null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>One of the key's words.</summary>
    Word,

    /// <summary>A list of the key's words.</summary>
    Words,

    /// <summary>One of the key's words, or a mapping with its own keys.</summary>
    WordOrMapping,

    /// <summary>A list of the key's words, or a mapping with its own keys.</summary>
    WordsOrMapping,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A text or a list of texts.</summary>
    TextOrTexts,

    /// <summary>A list of single values, kept as written.</summary>
    Scalars,

    /// <summary>A mapping of names to texts.</summary>
    TextMap,

    /// <summary>A mapping of names to texts, or to mappings with more details.</summary>
    LinkMap,

    /// <summary>A mapping of names to lists of dates.</summary>
    DateLists,

    /// <summary>A mapping with its own keys.</summary>
    Mapping,

    /// <summary>The name of an encoding.</summary>
    EncodingName,

    /// <summary>The name of an encoding, or a mapping with more details.</summary>
    Encoding,

    /// <summary>A list of mappings; tests may be plain names.</summary>
    List,

    /// <summary>A list of lists.</summary>
    Lists,

    /// <summary>Rows: a list of mappings, or a mapping with the columns and the values.</summary>
    Rows,

    /// <summary>A mapping of models to their rows.</summary>
    RowsByModel,
}
