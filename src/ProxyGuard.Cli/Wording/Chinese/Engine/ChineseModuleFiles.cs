namespace ProxyGuard.Cli.Wording.Chinese.Engine;

/// <summary>Faults of go.mod, go.work, go.sum and vendor/modules.txt: <c>Core/Modules</c>.</summary>
internal static class ChineseModuleFiles
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["{0}, or: {1}"] = "{0}，或：{1}",
        ["{0}, without quotes or commas"] = "{0}，不含引号或逗号",
        [".v0, .v1 or higher"] = ".v0、.v1 或更高",
        ["/v2 or higher, or in no major version"] = "/v2 或更高，或不带主版本",
        ["3: module/path, v1.2.3 or v1.2.3/go.mod, h1:hash"] = "3 个：module/path、v1.2.3 或 v1.2.3/go.mod、h1:hash",
        [" (a NUL byte: is this a text file?)"] = "（NUL 字节：这是文本文件吗？）",
        [" (a byte order mark: save the file without one)"] = "（字节顺序标记：保存文件时请去掉）",
        ["a comment begins with //; /* */ is not allowed"] = "注释以 // 开头；不允许使用 /* */",
        ["a name that is not valid UTF-8; Go files are UTF-8 text"] = "名称不是有效的 UTF-8；Go 的文件是 UTF-8 文本",
        ["a quotation mark in {0}; allowed are plain text and \"double quotes\" around the whole"] =
            "{0} 中有引号；允许：不带引号的文本，或用 \"双引号\" 括住整体",
        ["a second '{0}' line; the first is line {1}, and only one is allowed"] = "第二个 '{0}' 行；第一个在第 {1} 行，只允许有一个",
        ["cannot be read: input/output error"] = "无法读取：输入输出错误",
        ["cannot be read: no permission"] = "无法读取：没有权限",
        ["'{0}' cannot begin a block; expected one of {1}, then ( at the end of the line"] =
            "'{0}' 不能作为块的开头；应为 {1} 之一，且行尾为 (",
        ["does not agree with go.mod: {0}"] = "与 go.mod 不一致：{0}",
        ["does not agree with go.mod: {0} (and {1} more)"] = "与 go.mod 不一致：{0}（另有 {1} 处）",
        ["{0} has another zip hash here than in {1}"] = "{0} 在此处的 zip 哈希与 {1} 中的不同",
        ["'{0}' has more than 3 fields; expected {1}"] = "'{0}' 多于 3 个字段；应为 {1}",
        ["'{0}' has {1} fields; expected {2}"] = "'{0}' 有 {1} 个字段；应为 {2}",
        ["'{0}' is malformed; expected: {1}"] = "'{0}' 格式有误；应为：{1}",
        ["{0} is marked as replaced, but not replaced in go.mod"] = "{0} 标记为已替换，但 go.mod 中没有替换",
        ["{0} is no module that a proxy can have"] = "{0} 不是代理可能提供的模块",
        ["'{0}' is not a version; expected the form v1.2.3"] = "'{0}' 不是版本；应形如 v1.2.3",
        ["'{0}' is not text in UTF-8"] = "'{0}' 不是 UTF-8 文本",
        ["{0} is replaced by {1} in go.mod, but marked as replaced by {2}"] = "{0} 在 go.mod 中替换为 {1}，但标记的是 {2}",
        ["{0} is replaced in go.mod, but not marked as replaced"] = "{0} 在 go.mod 中已替换，但没有相应标记",
        ["{0} is required in go.mod, but not marked as explicit"] = "{0} 是 go.mod 所要求的，但没有标记为 explicit",
        ["{0} is vendored, but not required in go.mod"] = "vendor 中有 {0}，但 go.mod 并不要求它",
        ["larger than {0} MiB, so it was not read"] = "大于 {0} MiB，因此未读取",
        ["missing, so what a proxy sends cannot be verified; 'go mod tidy' makes it"] =
            "文件缺失，因此无法校验代理发来的内容；可用 'go mod tidy' 生成",
        ["module path '{0}' has no proper major version; expected a path that ends in {1}"] =
            "模块路径 '{0}' 的主版本不合规；路径结尾应为：{1}",
        ["{0} more faults are not shown"] = "另有 {0} 处错误未显示",
        ["{0} more faults are not shown, and the rest of the file was not read"] = "另有 {0} 处错误未显示，文件的其余部分未读取",
        ["more than {0} words on one line"] = "一行中多于 {0} 个词",
        ["no go.mod here, nor up to {0} levels below"] = "此处及其下至多 {0} 层都没有 go.mod",
        ["no go.mod in the used directory '{0}'"] = "use 所指的目录 '{0}' 中没有 go.mod",
        ["no such directory; expected a directory with a go.work or go.mod in it or below it"] =
            "没有这个目录；应为其中或其下有 go.work 或 go.mod 的目录",
        ["no zip hash of a required module, so what a proxy sends cannot be verified; 'go mod tidy' adds them"] =
            "没有任何所需模块的 zip 哈希，因此无法校验代理发来的内容；可用 'go mod tidy' 补上",
        ["text after the ) that closes a block; expected the end of the line"] = "结束块的 ) 之后还有文本；该行应到此为止",
        ["the 'module' line is missing; expected: module example.com/name"] = "缺少 'module' 行；应为：module example.com/name",
        ["the block '{0} (' is never closed; expected a line with )"] = "块 '{0} (' 没有结束；应有一行 )",
        ["the directory '{0}' has a version; expected a directory alone, or a module and its version"] =
            "目录 '{0}' 带有版本；应只写目录，或写模块及其版本",
        ["the directory '{0}' is used twice"] = "目录 '{0}' 被 use 重复引用",
        ["the directory '{0}' is written with \\; expected /"] = "目录 '{0}' 用 \\ 书写；应为 /",
        ["the replacement '{0}' has no version; expected 'path version', or a directory beginning with ./, ../ or /"] =
            "替换目标 '{0}' 没有版本；应为 'path version'，或以 ./、../ 或 / 开头的目录",
        ["the string {0} has no closing {1} on its line"] = "字符串 {0} 在该行内没有结束的 {1}",
        ["the string {0} holds an escape that Go does not know"] = "字符串 {0} 含有 Go 不认识的转义",
        ["the workspace uses no module"] = "工作区未使用任何模块",
        ["unexpected character U+{0:X4}{1}; allowed are printable characters, spaces and tabs"] =
            "意外的字符 U+{0:X4}{1}；允许：可打印字符、空格和制表符",
        ["unknown directive '{0}'; expected one of {1}"] = "未知的指令 '{0}'；应为 {1} 之一",
        ["v0 or v1 (or +incompatible)"] = "v0 或 v1（或 +incompatible）",
        ["version {0} does not fit module path '{1}'; expected {2}"] = "版本 {0} 与模块路径 '{1}' 不符；应为：{2}",
    };
}
