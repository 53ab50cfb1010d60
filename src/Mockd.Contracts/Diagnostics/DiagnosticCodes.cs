namespace Mockd.Contracts.Diagnostics;

/// <summary>Codes of diagnostics; never reused. Each is explained in docs/errors.md.</summary>
public static class DiagnosticCodes
{
    // 1xxx: reading files
    public const string FileNotReadable = "MK1001";
    public const string YamlSyntax = "MK1002";
    public const string UnknownKey = "MK1003";
    public const string WrongValueType = "MK1004";
    public const string MissingKey = "MK1005";
    public const string UnknownValue = "MK1006";
    public const string UnsupportedVersion = "MK1007";
    public const string DuplicateKey = "MK1008";
    public const string UnsupportedFeature = "MK1009";
    public const string ValueOutOfRange = "MK1010";
    public const string MalformedText = "MK1011";

    // 11xx: imports
    public const string ImportWithoutSource = "MK1101";
    public const string ImportNotReadable = "MK1102";
    public const string ImportFormatUnknown = "MK1103";
    public const string PackageNotFetched = "MK1104";
    public const string DescriptionInvalid = "MK1105";
    public const string DescriptionOddity = "MK1106";
    public const string ReferenceNotFollowed = "MK1107";
    public const string SharedNamespace = "MK1108";
    public const string ReferenceLeadsNowhere = "MK1109";
    public const string ExampleUnlikeSchema = "MK1110";
    public const string MostlyUnanswered = "MK1111";

    // 2xxx: tables and bindings
    public const string DuplicateTable = "MK2001";
    public const string BindingToUnknownOperation = "MK2002";
    public const string BindingToMissingTable = "MK2003";
    public const string DuplicateBinding = "MK2004";
    public const string BindingWithoutCustomOperation = "MK2005";
    public const string UnknownCustomOperation = "MK2006";
    public const string DuplicateCustomOperation = "MK2007";
    public const string RelationToMissingTable = "MK2008";
    public const string DuplicateSeed = "MK2009";
    public const string BadKeySource = "MK2010";
    public const string BindingWithoutKey = "MK2011";
    public const string UnknownSchema = "MK2012";
    public const string BadPattern = "MK2013";
    public const string DuplicateStub = "MK2014";
    public const string BadSandboxRule = "MK2015";
    public const string BadRowSchema = "MK2020";
    public const string SeedNotUnique = "MK2021";
    public const string SeedBreaksRules = "MK2030";
    public const string HiddenOperation = "MK2031";
    public const string ContradictingKeys = "MK2032";
    public const string SettingWithoutEffect = "MK2033";
    public const string UnlikelyAction = "MK2034";
    public const string UnknownParentField = "MK2035";
    public const string HeaderNotSendable = "MK2036";
    public const string SeedUnlikeDescription = "MK2037";

    // 25xx: stores
    public const string StoreRefused = "MK2501";
    public const string StoreUnavailable = "MK2502";
    public const string StoreChanged = "MK2503";
    public const string StoreDamaged = "MK2504";

    // 3xxx: expressions and steps
    public const string BadExpression = "MK3001";
    public const string StepKeyMissing = "MK3002";
    public const string StepToMissingTable = "MK3003";
    public const string UnknownVariable = "MK3004";
}
