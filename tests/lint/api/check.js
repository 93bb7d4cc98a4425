// Lints an OpenAPI document with Redocly's rules: node check.js DOCUMENT. Ends with 1 when something is wrong.
"use strict";

const { createConfig, formatProblems, lint } = require("@redocly/openapi-core");

async function main(document) {
    const config = await createConfig({
        extends: ["recommended-strict"],
        rules: {
            // Each host has a name of its own; the licence is the program's.
            "info-license": "off",
            "no-server-example.com": "off",
        },
    });
    const problems = await lint({ ref: document, config });
    if (problems.length > 0) {
        formatProblems(problems, { format: "codeframe", totals: { errors: problems.length, warnings: 0, ignored: 0 }, version: "1.0" });
    }
    process.exit(problems.length > 0 ? 1 : 0);
}

main(process.argv[2]);
